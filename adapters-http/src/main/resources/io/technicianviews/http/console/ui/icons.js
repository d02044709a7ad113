/** Icons, drawn on a grid of 16 units. */
import { html } from '../html.js';

const PATHS = {
  chart: 'M2.5 13.5h11M4.5 11V8M8 11V3.5M11.5 11V6',
  check: 'M3.5 8.5l3 3 6-7',
  clock: 'M8 4.5V8l2.5 1.5M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0z',
  download: 'M8 2.5v7.5M4.5 7L8 10.5 11.5 7M3 13.5h10',
  help: 'M6 6.2a2 2 0 1 1 2.8 1.9c-.6.3-.8.7-.8 1.4M8 11.6v.1M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0z',
  subtasks: 'M3 3v7.5c0 .8.7 1.5 1.5 1.5H7M3 6h4M9.5 4.5h4v3h-4zM9.5 10.5h4v3h-4z',
  left: 'M10 3.5L5.5 8l4.5 4.5',
  right: 'M6 3.5L10.5 8 6 12.5',
  first: 'M11.5 3.5L7 8l4.5 4.5M4.5 3.5v9',
  menu: 'M2.5 4h11M2.5 8h11M2.5 12h11',
  out: 'M6 2.5H3.5a1 1 0 0 0-1 1v9a1 1 0 0 0 1 1H6M10.5 11L13.5 8l-3-3M13.5 8H6',
  alert: 'M8 2L1.5 13.5h13zM8 6.5v3M8 11.5v.1',
  up: 'M3.5 10L8 5.5l4.5 4.5',
  down: 'M3.5 6L8 10.5 12.5 6',
  close: 'M4 4l8 8M12 4l-8 8',
  plus: 'M8 3v10M3 8h10',
};

/** An icon beside a text, hidden from readers of screens. */
export function Icon({ name }) {
  return html`<svg class="icon" viewBox="0 0 16 16" aria-hidden="true"><path d=${PATHS[name]} /></svg>`;
}

/** Bars for a priority: 1 (critical) has the most. */
export function PriorityBars({ id }) {
  if (id === 1) {
    return html`<svg class="icon bars critical" viewBox="0 0 16 16" aria-hidden="true">
      <rect x="1.5" y="1.5" width="13" height="13" rx="3" /><path d="M8 4.5v4M8 11v.2" />
    </svg>`;
  }
  const lit = 5 - id;
  return html`<svg class="icon bars" viewBox="0 0 16 16" aria-hidden="true">
    ${[1, 2, 3].map(
      (bar) =>
        html`<rect class=${bar <= lit ? 'lit' : ''} x=${4 * bar - 2.5} y=${12.5 - 3.5 * bar} width="3" height=${1.5 + 3.5 * bar} rx="1" />`,
    )}
  </svg>`;
}
