// The job with Vega-Lite: one specification, filtered by its parameter `country`.
import * as vega from 'vega';
import * as vegaLite from 'vega-lite';
import { drawTable, HEIGHT, painted, TABLE_ROWS, WIDTH } from './page.js';

const size = { width: WIDTH - 180, height: HEIGHT - 35 };
const specification = {
  // No parse: a change of type here would make Vega copy each row.
  data: { name: 'contracts', format: { parse: null } },
  params: [{ name: 'country', value: '' }],
  // Counting before the filter lets a choice of country pass over groups, not rows.
  transform: [
    { aggregate: [{ op: 'count', as: 'rows' }], groupby: ['country', 'vendor', 'year'] },
    { filter: "country === '' || datum.country === country" },
  ],
  vconcat: [
    {
      name: 'totals',
      ...size,
      mark: 'bar',
      encoding: {
        x: { aggregate: 'sum', field: 'rows', title: null },
        y: { field: 'vendor', title: null },
        color: { field: 'vendor', title: null },
      },
    },
    {
      name: 'years',
      ...size,
      mark: 'line',
      encoding: {
        x: { field: 'year', type: 'quantitative', scale: { zero: false }, axis: { format: 'd' }, title: null },
        y: { aggregate: 'sum', field: 'rows', title: null },
        color: { field: 'vendor', title: null },
      },
    },
  ],
};
const { spec } = vegaLite.compile(specification);
const runtime = vega.parse(spec);
// Vega-Lite chooses the names of the data sets it derives.
const totalsData = spec.marks.find((mark) => mark.name === 'totals_group').marks[0].from.data;

let view, contracts, columns;

function firstRows(country) {
  const rows = [];
  for (const row of contracts) {
    if (country === '' || row.country === country) rows.push(row);
    if (rows.length === TABLE_ROWS) break;
  }
  return rows;
}

async function draw(country) {
  await view.signal('country', country).runAsync();
  drawTable(columns, firstRows(country));
  return painted();
}

window.peer = {
  async open(url) {
    view?.finalize();
    // Without `parse` every cell stays text, so no column's type is guessed.
    contracts = vega.read(await vega.loader().load(url), { type: 'csv' });
    columns = Object.keys(contracts[0]);
    // Set here because a calculation within the specification makes Vega copy each row.
    for (const row of contracts) row.year = Number(row.announced.slice(0, 4));
    view = new vega.View(runtime, { renderer: 'canvas', container: '#charts' });
    view.insert('contracts', contracts);
    return draw('');
  },
  choose: (iso3) => draw(iso3),
  totals: () => Object.fromEntries(view.data(totalsData).map((d) => [d.vendor, d.sum_rows])),
};
window.peerReady = true;
