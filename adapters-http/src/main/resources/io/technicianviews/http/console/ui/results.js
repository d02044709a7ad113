/** A short table of requests, which only leads to them. */
import { html } from '../html.js';
import { link } from '../router.js';
import { texts } from '../texts.js';
import { Priority, Status } from './parts.js';

export function Results({ rows, label }) {
  const columns = texts.columns;
  return html`<table class="results" aria-label=${label}>
    <thead>
      <tr>
        <th scope="col" class="r-id">${columns.id}</th>
        <th scope="col">${columns.subject}</th>
        <th scope="col" class="r-status">${columns.status}</th>
        <th scope="col" class="r-priority">${columns.priority}</th>
        <th scope="col" class="r-requester">${columns.requester}</th>
        <th scope="col" class="r-unit">${columns.unit}</th>
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        (row) => html`<tr key=${row.id} data-id=${row.id}>
          <td class="r-id">${row.id}</td>
          <td class="r-subject"><a href=${link(`requests/${row.id}`)} title=${row.subject}><bdi>${row.subject}</bdi></a></td>
          <td class="r-status"><${Status} status=${row.status} /></td>
          <td class="r-priority"><${Priority} priority=${row.priority} /></td>
          <td class="r-requester"><bdi>${row.requester.full_name}</bdi></td>
          <td class="r-unit"><bdi>${row.business_unit?.name}</bdi></td>
        </tr>`,
      )}
    </tbody>
  </table>`;
}
