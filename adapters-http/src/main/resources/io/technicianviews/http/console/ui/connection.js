/** Whether what is shown is current. */
import { useCell } from '../cells.js';
import { clock } from '../format.js';
import { html } from '../html.js';
import { connection, numbers, retryNow } from '../live.js';
import { texts } from '../texts.js';

/** A line in the sidebar. */
export function Connection() {
  const { mode } = useCell(connection);
  const asOf = useCell(numbers)?.as_of;
  return html`<p class=${`connection ${mode}`} title=${texts.connection.hints[mode]}>
    <span>${texts.connection[mode]}</span>
    ${asOf && html`<small>${texts.connection.asOf(clock(asOf))}</small>`}
  </p>`;
}

/** A bar over the screen while the server cannot be reached. */
export function OfflineBar() {
  const { mode, since } = useCell(connection);
  const asOf = useCell(numbers)?.as_of;
  const offline = mode === 'offline';
  return html`<div role="status">
    ${offline &&
    html`<p class="offline-bar">
      <span>${texts.connection.lost(clock(since))} ${asOf && texts.connection.stale(clock(asOf))}</span>
      <button type="button" onClick=${retryNow}>${texts.connection.retry}</button>
    </p>`}
  </div>`;
}
