// The floor: live figures, and the day as a chart that is drawn from the table beside it.
import uPlot from './lib/uplot/uPlot.esm.js';
import { keepLive } from './live.js';

const live = document.getElementById('live');
const day = document.getElementById('day');
const quarter = 15 * 60;
let chart = null;

const rows = () => [...document.querySelectorAll('#parts tbody tr')];

function points() {
  const parts = rows().map(row => [Number(row.dataset.from), Number(row.dataset.parcels)]);
  // The bars stand on their quarters, so a bar's middle is half a quarter later.
  return [parts.map(([from]) => from + quarter / 2), parts.map(([, parcels]) => parcels)];
}

function height() {
  return 210;
}

function make(data) {
  const ink = getComputedStyle(document.documentElement);
  const soft = ink.getPropertyValue('--ink-soft').trim();
  const line = ink.getPropertyValue('--line').trim();
  const brand = ink.getPropertyValue('--brand').trim();
  const font = `14px ${getComputedStyle(document.body).fontFamily}`;
  const axis = { stroke: soft, font, grid: { stroke: line, width: 1 }, ticks: { stroke: line, width: 1 } };
  const clock = new Intl.DateTimeFormat('ja-JP', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: live.dataset.zone });
  return new uPlot({
    width: day.clientWidth,
    height: height(),
    legend: { show: false },
    cursor: { y: false, points: { show: false }, drag: { x: false, y: false } },
    // From the data: for one point alone uPlot would stretch the axis over a day.
    scales: { x: { time: true, range: plot => { const at = plot.data[0]; return [at[0] - quarter / 2, Math.max(at.at(-1) + quarter / 2, at[0] + 4 * 3600)]; } }, y: { range: (_, __, max) => [0, Math.max(4, Math.ceil(max * 1.1))] } },
    axes: [
      { ...axis, values: (_, splits) => splits.map(at => clock.format(new Date(at * 1000))), space: 60 },
      { ...axis, incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500], size: 44 },
    ],
    series: [{}, { stroke: brand, fill: brand, width: 0, points: { show: false }, paths: uPlot.paths.bars({ size: [0.9, 60] }) }],
  }, data, day);
}

function draw() {
  const data = points();
  day.hidden = data[0].length === 0;
  if (day.hidden) return;
  if (chart) chart.setData(data);
  else chart = make(data);
  day.dataset.points = data[1].join(' ');
}

// A bar leads where its row leads.
day.addEventListener('click', () => {
  const at = chart?.cursor.idx;
  if (at != null) rows()[at]?.querySelector('a')?.click();
});
new ResizeObserver(() => chart?.setSize({ width: day.clientWidth, height: height() })).observe(day);
draw();
keepLive({ part: live, site: live.dataset.site, connection: document.getElementById('connection'), onLooked: draw });
