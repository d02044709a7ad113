/** One request: heading, conversation or history, properties. */
import { useCell } from '../cells.js';
import { summary } from '../changes.js';
import { lostRace } from '../commands.js';
import { html, useEffect, useMemo, useRef, useState } from '../html.js';
import { useKeys } from '../keys.js';
import { lastQueue } from '../queue.js';
import { OpenRequest } from '../request.js';
import { lastList, link, open } from '../router.js';
import { session } from '../session.js';
import { texts } from '../texts.js';
import { toast } from '../toasts.js';
import { Conflict } from './conflict.js';
import { Conversation } from './conversation.js';
import { History } from './history.js';
import { Icon } from './icons.js';
import { Ago, Avatar, Notice, Status } from './parts.js';
import { PresentInRequest } from './presence.js';
import { Properties } from './properties.js';
import { useTitle } from './screen.js';
import { Subtasks } from './subtasks.js';

export function RequestScreen({ id, query }) {
  const model = useMemo(() => new OpenRequest(id), [id]);
  useEffect(() => () => model.close(), [model]);
  const state = useCell(model.state);
  useTitle(`#${id} ${state.request?.subject ?? ''}`);
  useNeighbours(id);
  useKeys({ Escape: () => open(lastList()) });
  if (state.phase === 'loading') return html`<${Notice} text=${texts.request.loading} role="status" />`;
  if (state.phase === 'missing') {
    return html`<${Notice} page=${true} title=${texts.request.missing(id)} text=${texts.request.missingHint}>
      <a class="button" href=${lastList()}>${texts.request.back}</a>
    </${Notice}>`;
  }
  if (state.phase === 'failed') {
    return html`<${Notice} page=${true} role="alert" title=${texts.request.failed} text=${state.error.message}>
      <button type="button" onClick=${() => model.load()}>${texts.queue.retry}</button>
    </${Notice}>`;
  }
  return html`<${Loaded} key=${id} id=${id} model=${model} state=${state} tab=${query.get('tab')} />`;
}

/** Makes j and k open the next and the previous request of the list. */
function useNeighbours(id) {
  const step = (by) => {
    const rows = lastQueue()?.rows ?? [];
    const at = rows.findIndex((row) => row.id === id);
    const next = at < 0 ? null : rows[at + by];
    if (next) open(link(`requests/${next.id}`), true);
  };
  useKeys({ j: () => step(1), k: () => step(-1) });
}

function Loaded({ id, model, state, tab }) {
  const { request } = state;
  const [conflict, setConflict] = useState(null);
  const me = useCell(session).me;
  const attempt = async (what, send) => {
    try {
      await send();
      setConflict(null);
      return true;
    } catch (error) {
      if (error.type === 'stale-version') {
        await model.reload();
        setConflict({ what, again: () => attempt(what, send) });
      } else {
        toast(lostRace(id, error) ?? error.message, 'failed');
        if (error.status < 500) await model.reload();
      }
      return false;
    }
  };
  const edit = (fields, what) => attempt(what, () => model.edit(fields));
  const command = (name, body, what) => attempt(what, () => model.command(name, body));
  const taking = useRef(false);
  const take = async () => {
    if (taking.current) return;
    taking.current = true;
    await command('take', {}, texts.request.take);
    taking.current = false;
  };
  const unassigned = request.assignees.length === 0;
  useKeys({ t: () => unassigned && take() });
  return html`<article class="request">
    <header class="request-head">
      <${Position} id=${id} />
      <h1><small>#${id}</small><bdi>${request.subject}</bdi></h1>
      <p class="facts">
        <${Status} status=${request.status} />
        <span><${Avatar} person=${request.requester} /><bdi>${request.requester.full_name}</bdi></span>
        <span>${texts.request.opened} <${Ago} time=${request.requested} /></span>
        ${request.parent_id && html`<a href=${link(`requests/${request.parent_id}`)}>${texts.queue.subtaskOf(request.parent_id)}</a>`}
        <${PresentInRequest} id=${id} />
        <${Change} change=${state.change} me=${me} />
      </p>
    </header>
    <div class="request-body">
      <div class="request-main">
        ${conflict && html`<${Conflict} model=${model} conflict=${conflict} onClose=${() => setConflict(null)} />`}
        <${Tabs} id=${id} tab=${tab} />
        ${tab === 'history'
          ? html`<${History} model=${model} version=${request.version} />`
          : html`<${Conversation} id=${id} model=${model} state=${state} me=${me} edit=${edit} />`}
      </div>
      <aside class="side" aria-label=${texts.request.properties}>
        ${unassigned && html`<button type="button" class="primary take" onClick=${take}>${texts.request.take} <kbd aria-hidden="true">t</kbd></button>`}
        <${Properties} request=${request} me=${me} model=${model} edit=${edit} command=${command} />
        ${!request.parent_id && html`<${Subtasks} request=${request} model=${model} />`}
      </aside>
    </div>
  </article>`;
}

/** The way back, and the neighbours in the list. */
function Position({ id }) {
  const rows = lastQueue()?.rows ?? [];
  const at = rows.findIndex((row) => row.id === id);
  const neighbour = (row, text, icon) =>
    row
      ? html`<a class="button quiet" href=${link(`requests/${row.id}`)} aria-label=${text} title=${text}><${Icon} name=${icon} /></a>`
      : null;
  return html`<nav class="position" aria-label=${texts.request.position}>
    <a href=${lastList()}><${Icon} name="left" />${texts.request.back}</a>
    ${at >= 0 &&
    html`<span class="hidden-narrow">${texts.request.place(at + 1, rows.length)}</span>
      ${neighbour(rows[at - 1], texts.request.previous, 'up')}
      ${neighbour(rows[at + 1], texts.request.next, 'down')}`}
  </nav>`;
}

/** What somebody else has just done to this request. */
function Change({ change, me }) {
  const region = useRef();
  const foreign = change?.by && change.by.id !== me?.id;
  return html`<span ref=${region} class="just-changed" role="status">
    ${foreign && html`<bdi>${change.by.full_name}</bdi> ${summary(change)} · <${Ago} time=${change.at} />`}
  </span>`;
}

function Tabs({ id, tab }) {
  const names = [
    [null, texts.request.conversation],
    ['history', texts.request.history],
  ];
  return html`<nav class="tabs" aria-label=${texts.request.tabs}>
    ${names.map(
      ([name, title]) => html`<a key=${title} href=${link(`requests/${id}`, { tab: name })} aria-current=${tab === name ? 'page' : undefined}>${title}</a>`,
    )}
  </nav>`;
}
