/** Plots of numbers per day. They are pictures: a table beside them has the same numbers. */
import { number } from '../format.js';
import { html, useEffect, useRef, useState } from '../html.js';
import { texts } from '../texts.js';

const HEIGHT = 190;
const DARK = matchMedia('(prefers-color-scheme: dark)');

const axisDay = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short', timeZone: 'UTC' });

/** Returns a day such as 29 Nov. */
export const shortDay = (date) => axisDay.format(new Date(date));

/** Bars for what was created and solved on each day. */
export function FlowPlot({ days }) {
  return html`<${Plot} title=${texts.dashboard.flow} days=${days} fields=${['created', 'solved']} build=${bars} summary=${totals} />`;
}

/** A line for what was unsolved at the end of each day. */
export function BacklogPlot({ days }) {
  return html`<${Plot} title=${texts.dashboard.backlog} days=${days} fields=${['unsolved']} build=${line} summary=${range} />`;
}

function Plot({ title, days, fields, build, summary }) {
  const [at, setAt] = useState(null);
  const box = useRef();
  const shown = useRef({ days, setAt });
  shown.current.days = days;
  useEffect(() => show(box.current, shown.current, fields, build), []);
  useEffect(() => shown.current.plot?.setData(dataOf(days, fields)), [days]);
  const day = days[Math.min(at ?? days.length - 1, days.length - 1)];
  return html`<figure class="plot">
    <figcaption>
      <h2>${title}</h2>
      <p aria-hidden="true">
        <span>${shortDay(day.date)}</span>
        ${fields.map((field) => html`<span key=${field} class=${`key ${field}`}>${texts.dashboard.series[field]} <b>${number(day[field])}</b></span>`)}
      </p>
    </figcaption>
    <div ref=${box} class="canvas" role="img" aria-label=${texts.dashboard.summary(title, days.length, summary(days, fields))}></div>
  </figure>`;
}

/** Draws a plot, again whenever the colours change; returns a function that removes it. */
function show(box, shown, fields, build) {
  let gone = false;
  const size = () => ({ width: Math.max(200, box.clientWidth), height: HEIGHT });
  const draw = (UPlot) => {
    shown.plot?.destroy();
    const options = { ...common(shown), ...size(), ...build(UPlot, fields) };
    shown.plot = new UPlot(options, dataOf(shown.days, fields), box);
  };
  let redraw = () => {};
  const resized = new ResizeObserver(() => shown.plot?.setSize(size()));
  // The library is loaded with the first plot.
  import('../lib/uplot.js').then(({ default: UPlot }) => {
    if (gone) return;
    redraw = () => draw(UPlot);
    redraw();
    resized.observe(box);
    DARK.addEventListener('change', redraw);
  });
  return () => {
    gone = true;
    resized.disconnect();
    DARK.removeEventListener('change', redraw);
    shown.plot?.destroy();
    shown.plot = null;
  };
}

const dataOf = (days, fields) => [days.map((_, i) => i), ...fields.map((field) => days.map((day) => day[field]))];

function common(shown) {
  const grid = { stroke: colour('--line'), width: 1 };
  const axis = { stroke: colour('--soft'), grid, ticks: { show: false }, font: '12px system-ui, sans-serif' };
  const dates = (_, splits) => splits.map((i) => (Number.isInteger(i) && shown.days[i] ? shortDay(shown.days[i].date) : ''));
  return {
    legend: { show: false },
    padding: [10, 8, 0, 0],
    cursor: { y: false, drag: { x: false, y: false }, points: { show: false } },
    scales: { x: { time: false, range: (_, least, most) => [least - 0.6, most + 0.6] }, y: { range } },
    axes: [
      { ...axis, grid: { show: false }, size: 26, space: 64, incrs: [1, 2, 5, 7, 14, 28], values: dates },
      { ...axis, size: 46, space: 30, incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1e3, 2e3, 5e3, 1e4, 1e5, 1e6], values: (_, splits) => splits.map(number) },
    ],
    hooks: { setCursor: [(plot) => shown.setAt(plot.cursor.idx)] },
  };

  /** From zero, with room above the greatest value. */
  function range(_, least, most) {
    return [Math.min(0, least ?? 0), Math.max(4, (most ?? 0) * 1.1)];
  }
}

function bars(UPlot, fields) {
  const series = fields.map((field, i) => ({
    fill: colour(`--plot-${field}`),
    width: 0,
    points: { show: false },
    paths: UPlot.paths.bars({ size: [0.38, 18], align: i === 0 ? -1 : 1, gap: 1, radius: 0.15 }),
  }));
  return { series: [{}, ...series] };
}

function line(UPlot, [field]) {
  const stroke = colour(`--plot-${field}`);
  return { series: [{}, { stroke, width: 2, fill: colour('--plot-fill'), points: { show: false } }] };
}

const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

function totals(days, fields) {
  return fields
    .map((field) => texts.dashboard.total(texts.dashboard.series[field], number(days.reduce((sum, day) => sum + day[field], 0))))
    .join(', ');
}

function range(days, [field]) {
  const values = days.map((day) => day[field]);
  return texts.dashboard.range(
    texts.dashboard.series[field],
    number(Math.min(...values)),
    number(Math.max(...values)),
    number(values.at(-1)),
  );
}
