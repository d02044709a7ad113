/** The table of a list. The row that contains the focus is the current one. */
import { take } from '../commands.js';
import { html, useRef } from '../html.js';
import { useKeys } from '../keys.js';
import { link, open } from '../router.js';
import { texts } from '../texts.js';
import { Icon } from './icons.js';
import { Ago, Assignees, Due, Priority, Status } from './parts.js';
import { PresentInRow, usePresences } from './presence.js';
import { SelectAll, SelectRow, useSelection } from './select.js';
import { Tags } from './tags.js';

export function Rows({ queue, state }) {
  const body = useRef();
  const links = () => [...body.current.querySelectorAll('a.subject')];
  const step = (by) => {
    const all = links();
    const at = all.findIndex((one) => one.closest('tr').contains(document.activeElement));
    const next = all[at < 0 ? 0 : Math.max(0, Math.min(all.length - 1, at + by))];
    next?.focus();
    next?.closest('tr').scrollIntoView({ block: 'nearest' });
  };
  const takeCurrent = async () => {
    const id = Number(document.activeElement.closest('tr')?.dataset.id);
    if (!state.rows.some((row) => row.id === id)) return;
    const request = await take(id);
    if (request) queue.replace(request);
  };
  useKeys({ j: () => step(1), k: () => step(-1), t: takeCurrent });
  const selection = useSelection(queue, state);
  const present = usePresences(state.rows);
  const columns = texts.columns;
  return html`<div class="table" role="region" aria-label=${texts.queue.table} tabindex="-1">
    <table>
      <thead>
        <tr>
          <td class="c-select"><${SelectAll} selection=${selection} /></td>
          <th scope="col" class="c-unread"><span class="hidden">${columns.unread}</span></th>
          <th scope="col" class="c-id">${columns.id}</th>
          <th scope="col" class="c-subject">${columns.subject}</th>
          <th scope="col" class="c-status">${columns.status}</th>
          <th scope="col" class="c-priority">${columns.priority}</th>
          <th scope="col" class="c-requester">${columns.requester}</th>
          <th scope="col" class="c-unit">${columns.unit}</th>
          <th scope="col" class="c-assignees">${columns.assignees}</th>
          <th scope="col" class="c-due">${columns.due}</th>
          <th scope="col" class="c-last">${columns.last}</th>
        </tr>
      </thead>
      <tbody ref=${body}>
        ${state.rows.map((row) => html`<${Row} key=${row.id} row=${row} away=${state.away.get(row.id)} selection=${selection} people=${present.get(row.id)} />`)}
      </tbody>
    </table>
  </div>`;
}

function Row({ row, away, selection, people }) {
  const href = link(`requests/${row.id}`);
  const openUnlessSelecting = (event) => {
    if (event.target.closest('a, button, input, label') || String(getSelection()) !== '') return;
    open(href);
  };
  const selected = selection.has(row.id);
  const classes = [row.technician_has_unread && 'unread', away && 'away', selected && 'selected'].filter(Boolean).join(' ');
  return html`<tr class=${classes} data-id=${row.id} onClick=${openUnlessSelecting}>
    <td class="c-select"><${SelectRow} row=${row} selected=${selected} onToggle=${selection.toggle} /></td>
    <td class="c-unread">${row.technician_has_unread && html`<span class="dot"><span class="hidden">${texts.queue.unreadDot}</span></span>`}</td>
    <td class="c-id">${row.id}</td>
    <td class="c-subject"><${Subject} row=${row} href=${href} away=${away} people=${people} /></td>
    <td class="c-status"><${Status} status=${row.status} /></td>
    <td class="c-priority"><${Priority} priority=${row.priority} /></td>
    <td class="c-requester"><bdi>${row.requester.full_name}</bdi></td>
    <td class="c-unit"><bdi>${row.business_unit?.name}</bdi></td>
    <td class="c-assignees"><${Assignees} people=${row.assignees} /></td>
    <td class="c-due"><${Due} row=${row} /></td>
    <td class="c-last"><${Ago} time=${row.last_message?.created_at ?? row.requested} /></td>
  </tr>`;
}

function Subject({ row, href, away, people }) {
  const message = row.last_message;
  return html`<div class="subject-line">
    <a class="subject" href=${href} title=${row.subject}><bdi>${row.subject}</bdi></a>
    <${PresentInRow} people=${people} />
    ${away && html`<span class="tag">${texts.queue.away[away]}</span>`}
    ${row.parent_id && html`<span class="tag" title=${texts.queue.subtaskOf(row.parent_id)}>${texts.queue.subtask}</span>`}
    ${row.open_subtasks > 0 &&
    html`<span class="tag" title=${texts.queue.openSubtasks(row.open_subtasks)}>
      <${Icon} name="subtasks" />${row.open_subtasks}<span class="hidden">${texts.queue.openSubtasks(row.open_subtasks)}</span>
    </span>`}
    <${Tags} tags=${row.tags} />
    ${message && html`<span class="excerpt"><bdi>${message.sender_name}: ${message.content}</bdi></span>`}
  </div>`;
}
