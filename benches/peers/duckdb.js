// The job with DuckDB-Wasm (reads, filters and counts) and Observable Plot (draws SVG).
import * as duckdb from '@duckdb/duckdb-wasm';
import * as Plot from '@observablehq/plot';
import { drawTable, HEIGHT, painted, TABLE_ROWS, WIDTH } from './page.js';

const beside = (file) => new URL(file, import.meta.url).href;
const bundle = await duckdb.selectBundle({
  mvp: { mainModule: beside('duckdb-mvp.wasm'), mainWorker: beside('duckdb-browser-mvp.worker.js') },
  eh: { mainModule: beside('duckdb-eh.wasm'), mainWorker: beside('duckdb-browser-eh.worker.js') },
});
const database = new duckdb.AsyncDuckDB(new duckdb.VoidLogger(), new Worker(bundle.mainWorker));
await database.instantiate(bundle.mainModule);
const connection = await database.connect();
// Everything used is built in; nothing may be fetched from an extension host.
await connection.query('SET autoload_known_extensions = false');

let counts;

async function draw(iso3) {
  const where = iso3 ? `WHERE country = '${iso3.replaceAll("'", "''")}'` : '';
  const grouped = await connection.query(`
    SELECT vendor, year, count(*)::INTEGER AS rows
    FROM contracts ${where} GROUP BY vendor, year ORDER BY year, vendor`);
  const rows = await connection.query(`SELECT * EXCLUDE (year) FROM contracts ${where} LIMIT ${TABLE_ROWS}`);
  counts = grouped.toArray().map((row) => row.toJSON());
  const size = { width: WIDTH, height: HEIGHT, marginLeft: 90, color: { scheme: 'tableau10' } };
  document.querySelector('#charts').replaceChildren(
    Plot.plot({
      ...size,
      marks: [Plot.barX(counts, Plot.groupY({ x: 'sum' }, { x: 'rows', y: 'vendor', fill: 'vendor' }))],
    }),
    Plot.plot({
      ...size,
      x: { tickFormat: 'd' },
      y: { zero: true },
      color: { ...size.color, legend: true },
      marks: [Plot.lineY(counts, { x: 'year', y: 'rows', stroke: 'vendor' })],
    }),
  );
  drawTable(rows.schema.fields.map((field) => field.name), rows.toArray());
  return painted();
}

window.peer = {
  async open(url) {
    const response = await fetch(url);
    if (!response.ok) throw new Error(`${url}: ${response.status}`);
    // A registered buffer takes less time and memory than a registered address when all of the file is read.
    await database.registerFileBuffer('contracts.csv', new Uint8Array(await response.arrayBuffer()));
    await connection.query(`
      CREATE OR REPLACE TABLE contracts AS
      SELECT *, TRY_CAST(left(announced, 4) AS INTEGER) AS year
      FROM read_csv('contracts.csv', header = true, delim = ',', quote = '"', escape = '"', all_varchar = true)`);
    await database.dropFile('contracts.csv');
    return draw('');
  },
  choose: (iso3) => draw(iso3),
  totals() {
    const totals = {};
    for (const { vendor, rows } of counts) totals[vendor] = (totals[vendor] ?? 0) + rows;
    return totals;
  },
};
window.peerReady = true;
