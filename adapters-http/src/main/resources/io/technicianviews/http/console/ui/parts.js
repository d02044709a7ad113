/** Small parts that several screens show. */
import { useCell } from '../cells.js';
import { distance, fullTime, initials, label, now, span } from '../format.js';
import { html } from '../html.js';
import { texts } from '../texts.js';
import { Icon, PriorityBars } from './icons.js';

/** A distance from now, with the full time as its title. */
export function Ago({ time }) {
  const current = useCell(now);
  return html`<time datetime=${time} title=${fullTime(time)}>${distance(time, current)}</time>`;
}

/** A due date; overdue ones of unsolved requests stand out. */
export function Due({ row }) {
  const current = useCell(now);
  if (!row.due_date) return null;
  const late = !row.status.count_as_solved && new Date(row.due_date).getTime() < current;
  return html`<time class=${late ? 'due overdue' : 'due'} datetime=${row.due_date} title=${fullTime(row.due_date)}>
    ${late
      ? html`<${Icon} name="clock" />${texts.queue.overdue(span(row.due_date, current))}`
      : distance(row.due_date, current)}
  </time>`;
}

/** A status in its colour. */
export function Status({ status }) {
  return html`<span class="status"><i style=${{ background: status.color }}></i><bdi>${label(status.name)}</bdi></span>`;
}

/** A priority as bars and its name. */
export function Priority({ priority }) {
  return html`<span class=${`priority p${priority.id}`}><${PriorityBars} id=${priority.id} /><bdi>${label(priority.name)}</bdi></span>`;
}

/** A person as initials. */
export function Avatar({ person }) {
  return html`<span class=${`avatar hue${person.id % 6}`} aria-hidden="true">${initials(person.full_name)}</span>`;
}

/** The assignees: the first by name, the others by initials. */
export function Assignees({ people }) {
  if (people.length === 0) return html`<span class="nobody">${texts.queue.nobody}</span>`;
  const names = people.map((person) => person.full_name).join(', ');
  return html`<span class="assignees" title=${names}>
    ${people.slice(0, 3).map((person) => html`<${Avatar} key=${person.id} person=${person} />`)}
    <span class="names"><bdi>${names}</bdi></span>
  </span>`;
}

/** What is shown in place of content, or of a whole page: an explanation, and perhaps an action. */
export function Notice({ title, text, children, role, page }) {
  return html`<div class="notice" role=${role}>
    ${title && (page ? html`<h1 class="notice-title">${title}</h1>` : html`<p class="notice-title">${title}</p>`)}
    ${text && html`<p>${text}</p>`}
    ${children}
  </div>`;
}
