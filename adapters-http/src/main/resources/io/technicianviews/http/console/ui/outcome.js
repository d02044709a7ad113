/** How a change of many requests goes, and what it could not change. */
import { change, proceed, succeeded } from '../bulk.js';
import { useCell } from '../cells.js';
import { number } from '../format.js';
import { html } from '../html.js';
import { useKeys } from '../keys.js';
import { link } from '../router.js';
import { LIMIT } from '../selection.js';
import { texts } from '../texts.js';

const words = texts.bulk;

export function Outcome({ queue, attempt }) {
  const state = useCell(attempt.state);
  const close = () => attempt.selection.change.set(null);
  useKeys(state.phase === 'running' ? {} : { Escape: close });
  const Phase = PHASES[state.phase];
  return html`<div class="outcome"><${Phase} queue=${queue} attempt=${attempt} state=${state} close=${close} /></div>`;
}

const PHASES = { running: Running, stopped: Ended, done: Ended, failed: Failed, recount: Recount };

function Running({ attempt, state: { total, results } }) {
  const text = words.progress(number(results.length), number(total));
  // Without parts there is nothing to measure: the bar moves, and promises nothing.
  const value = results.length === 0 ? undefined : results.length;
  return html`<p role="status">
    <progress max=${total} value=${value} aria-label=${words.running}></progress><span>${text}</span>
    <button type="button" onClick=${() => attempt.stop()}>${words.stop}</button>
  </p>`;
}

function Ended({ queue, state, close }) {
  const refused = state.results.filter((one) => !succeeded(one));
  const changed = state.results.length - refused.length;
  return html`<div role="alert">
    <p>
      <strong>${words.ended(number(changed), number(state.total - changed))}</strong>
      <button type="button" onClick=${close}>${texts.help.close}</button>
    </p>
    ${refused.length > 0 && html`<ul tabindex="0" aria-label=${words.refused}>${refused.map((one) => html`<${Refused} key=${one.id} queue=${queue} one=${one} />`)}</ul>`}
  </div>`;
}

function Refused({ queue, one }) {
  const subject = queue.rows.find((row) => row.id === one.id)?.subject;
  return html`<li>
    <a href=${link(`requests/${one.id}`)}>#${one.id} ${subject && html`<bdi>${subject}</bdi>`}</a>
    <span>${reason(one)}</span>
  </li>`;
}

function reason({ outcome, problem }) {
  if (outcome === 'not_found') return words.notFound;
  if (problem?.assignees) return words.assigned(problem.assignees.map((person) => person.full_name).join(', '));
  return problem?.detail ?? problem?.title;
}

function Failed({ queue, attempt, state: { error, results, total }, close }) {
  return html`<p role="alert">
    <span>${words.failed(error.message)} ${words.known(number(results.filter(succeeded).length), number(total))}</span>
    <button type="button" class="primary" onClick=${() => proceed(attempt, queue)}>${texts.queue.retry}</button>
    <button type="button" onClick=${close}>${texts.conflict.drop}</button>
  </p>`;
}

function Recount({ queue, attempt, state: { count, total }, close }) {
  const { selection } = attempt;
  const again = () => {
    selection.selectWhole(count);
    change(selection, queue, attempt.change);
  };
  return html`<p role="alert">
    <span>${words.recount(number(count), number(total))}</span>
    ${count > 0 && count <= LIMIT && html`<button type="button" class="primary" onClick=${again}>${words.all(number(count))}</button>`}
    <button type="button" onClick=${close}>${texts.conflict.drop}</button>
  </p>`;
}
