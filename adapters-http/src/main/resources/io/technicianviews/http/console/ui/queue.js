/** A list of requests: title, filters, table, pages. */
import { filtersOf, listQuery, UNSOLVED } from '../filters.js';
import { number } from '../format.js';
import { html, useEffect } from '../html.js';
import { useKeys } from '../keys.js';
import { PER_PAGE } from '../queue.js';
import { link, open } from '../router.js';
import { texts } from '../texts.js';
import { Bulk } from './bulk.js';
import { ExportButton } from './export.js';
import { Filters } from './filters.js';
import { Icon } from './icons.js';
import { Notice } from './parts.js';
import { Rows } from './rows.js';
import { GoneView } from './gone.js';
import { useQueue, useTitle } from './screen.js';
import { follow } from '../live.js';

export function QueueScreen({ view, query }) {
  const title = texts.views[view];
  if (!title) return html`<${Notice} page=${true} title=${texts.unknownView} />`;
  return html`<${List} key=${view} view=${view} title=${title} unsolved=${UNSOLVED.has(view)} query=${query} />`;
}

/** The list of a view; `unsolved`: whether it has every order and the filter by unread. */
export function List({ view, title, unsolved, query, about }) {
  const filters = filtersOf(view, unsolved, query);
  const page = Number(query.get('page') ?? 1);
  const { queue, state } = useQueue(listQuery(view, filters, query.get('cursor')));
  useEffect(() => follow(filters.unit), [filters.unit]);
  useTitle(title);
  return html`
    <div class="head">
      <h1><bdi>${title}</bdi>${state.page && html`<span class="total">${number(state.page.total)}</span>`}</h1>
      ${about}
      <${Filters} view=${view} unsolved=${unsolved} filters=${filters} numbersByType=${state.page?.filter_counts} />
      <${ExportButton} view=${view} filters=${filters} />
    </div>
    <${Content} queue=${queue} state=${state} first=${link(`views/${view}`)}
      empty=${emptyTexts(view, filters)} />
    ${state.phase === 'ready' && html`<${Pages} view=${view} filters=${filters} page=${page} state=${state} />`}
  `;
}

function emptyTexts(view, filters) {
  const filtered = filters.type || filters.unread || filters.unit || filters.tag.length > 0;
  return filtered ? { title: texts.queue.emptyFiltered } : { text: texts.queue.emptyHint[view] };
}

/** The rows of a list, or what is shown in their place. `first` is the route of its first page. */
export function Content({ queue, state, first, empty }) {
  if (state.phase === 'loading') return html`<${Skeleton} />`;
  if (state.phase === 'failed' && state.error.type === 'no-such-view') return html`<${GoneView} />`;
  if (state.phase === 'failed') {
    return html`<${Notice} role="alert" title=${texts.queue.failed} text=${state.error.message}>
      <button type="button" onClick=${() => queue.load()}>${texts.queue.retry}</button>
      <a class="button" href=${first}>${texts.queue.first}</a>
    </${Notice}>`;
  }
  if (state.rows.length === 0) {
    return html`<${Notice} title=${texts.queue.empty} ...${empty} /><${Bulk} queue=${queue} state=${state} />`;
  }
  return html`<${News} queue=${queue} state=${state} /><${Rows} queue=${queue} state=${state} /><${Bulk} queue=${queue} state=${state} />`;
}

/** What has come since the list was loaded; the rows stay where they are until the user asks. */
function News({ queue, state }) {
  const waiting = state.added > 0 || state.moved || state.away.size > 0;
  useKeys({ '.': () => waiting && queue.load() });
  return html`<div class="news" role="status">
    ${waiting &&
    html`<button type="button" onClick=${() => queue.load()}>
      ${state.added > 0 ? texts.queue.added(state.added) : texts.queue.moved} <kbd aria-hidden="true">.</kbd>
    </button>`}
  </div>`;
}

/** Grey lines in the places of rows. */
function Skeleton() {
  return html`<div class="skeleton" role="status" aria-label=${texts.queue.loading}>
    ${Array.from({ length: 12 }, (_, i) => html`<i key=${i}></i>`)}
  </div>`;
}

function Pages({ view, filters, page, state }) {
  const { next_cursor: next, total } = state.page;
  const from = (page - 1) * PER_PAGE + 1;
  const forward = next && link(`views/${view}`, { ...filters, cursor: next, page: page + 1 });
  const first = page > 1 && link(`views/${view}`, filters);
  useKeys({
    n: () => forward && open(forward),
    p: () => page > 1 && history.back(),
  });
  if (!next && page === 1) return null;
  const last = Math.min(from + state.rows.length - 1, total);
  return html`<nav class="pages" aria-label=${texts.queue.pages}>
    <span>${texts.queue.range(number(from), number(last), number(total))}</span>
    ${first && html`<a class="button" href=${first}><${Icon} name="first" />${texts.queue.first}</a>`}
    ${forward && html`<a class="button" href=${forward}>${texts.queue.next}<${Icon} name="right" /></a>`}
  </nav>`;
}
