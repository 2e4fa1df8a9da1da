// The job with Papa Parse (reads), crossfilter2 (filters and counts) and D3 (draws SVG).
import crossfilter from 'crossfilter2';
import * as d3 from 'd3';
import Papa from 'papaparse';
import { drawTable, HEIGHT, painted, TABLE_ROWS, WIDTH } from './page.js';

const margin = { top: 10, right: 90, bottom: 25, left: 90 };
const colour = d3.scaleOrdinal(d3.schemeTableau10);
const [bars, lines] = ['bars', 'lines'].map((name) => {
  const svg = d3.select('#charts').append('svg').attr('width', WIDTH).attr('height', HEIGHT);
  for (const part of ['x axis', 'y axis', 'marks', 'labels']) {
    svg.append('g').attr('class', part);
  }
  svg.select('.x').attr('transform', `translate(0,${HEIGHT - margin.bottom})`);
  svg.select('.y').attr('transform', `translate(${margin.left},0)`);
  return svg.attr('class', name);
});
const across = [margin.left, WIDTH - margin.right];

let contracts, columns, byCountry, vendors, vendorYears;

// Papa Parse's own advice for speed: no worker and no streaming, since a worker copies
// every row between threads and streaming saves memory rather than time.
const read = (url) =>
  new Promise((resolve, reject) => {
    Papa.parse(url, {
      download: true,
      header: true,
      delimiter: ',',
      skipEmptyLines: true,
      complete: resolve,
      error: reject,
    });
  });

function drawBars() {
  const counts = vendors.all();
  const x = d3.scaleLinear([0, d3.max(counts, (d) => d.value)], across).nice();
  const y = d3.scaleBand(counts.map((d) => d.key), [margin.top, HEIGHT - margin.bottom]).padding(0.1);
  bars.select('.x').call(d3.axisBottom(x).ticks(6));
  bars.select('.y').call(d3.axisLeft(y));
  bars.select('.marks').selectAll('rect').data(counts, (d) => d.key).join('rect')
    .attr('x', x(0))
    .attr('y', (d) => y(d.key))
    .attr('width', (d) => x(d.value) - x(0))
    .attr('height', y.bandwidth())
    .attr('fill', (d) => colour(d.key));
}

function drawLines() {
  const points = vendorYears.all().map(({ key, value }) => {
    const [vendor, year] = key.split('\t');
    return { vendor, year: Number(year), value };
  });
  const series = d3.groups(points, (d) => d.vendor);
  const x = d3.scaleLinear(d3.extent(points, (d) => d.year), across);
  const y = d3.scaleLinear([0, d3.max(points, (d) => d.value)], [HEIGHT - margin.bottom, margin.top]).nice();
  const line = d3.line((d) => x(d.year), (d) => y(d.value));
  lines.select('.x').call(d3.axisBottom(x).tickFormat(d3.format('d')));
  lines.select('.y').call(d3.axisLeft(y));
  lines.select('.marks').selectAll('path').data(series, ([vendor]) => vendor).join('path')
    .attr('fill', 'none')
    .attr('stroke', ([vendor]) => colour(vendor))
    .attr('d', ([, values]) => line(values));
  lines.select('.labels').selectAll('text').data(series, ([vendor]) => vendor).join('text')
    .attr('x', WIDTH - margin.right + 6)
    .attr('y', (d, i) => margin.top + 14 * (i + 1))
    .attr('fill', ([vendor]) => colour(vendor))
    .text(([vendor]) => vendor);
}

function firstRows() {
  const all = contracts.all();
  const rows = [];
  for (let i = 0; i < all.length && rows.length < TABLE_ROWS; i += 1) {
    if (contracts.isElementFiltered(i)) rows.push(all[i]);
  }
  return rows;
}

function draw() {
  drawBars();
  drawLines();
  drawTable(columns, firstRows());
  return painted();
}

window.peer = {
  async open(url) {
    const { data, meta } = await read(url);
    columns = meta.fields;
    contracts = crossfilter(data);
    byCountry = contracts.dimension((d) => d.country);
    // One sorted index serves both groups: vendors are the first part of its keys.
    const byVendorYear = contracts.dimension((d) => `${d.vendor}\t${d.announced.slice(0, 4)}`);
    vendorYears = byVendorYear.group();
    vendors = byVendorYear.group((key) => key.slice(0, key.indexOf('\t')));
    return draw();
  },
  choose(iso3) {
    if (iso3) byCountry.filterExact(iso3);
    else byCountry.filterAll();
    return draw();
  },
  totals: () => Object.fromEntries(
    vendors.all().filter((d) => d.value).map((d) => [d.key, d.value]),
  ),
};
window.peerReady = true;
