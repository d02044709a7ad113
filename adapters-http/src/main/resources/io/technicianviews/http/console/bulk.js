/** One change of many requests: sent in parts, and each part safely again after a failure. */
import { call, Problem } from './api.js';
import { cell } from './cells.js';
import { newKey } from './drafts.js';
import { isShown, LIMIT } from './selection.js';
import { texts } from './texts.js';
import { toast } from './toasts.js';
import { isCustom } from './views.js';

/** Requests in one call: few enough to show progress. */
const PART = 100;
const TIMEOUT = 120_000;

/**
 * A change of the selected requests. `state.get()`: `phase` is running, stopped (by the user), failed
 * (the rest may be sent again), recount (the list has `count` requests now) or done; `total`
 * requests, of which `results` are known.
 */
export class BulkChange {
  state;
  #parts;
  #stopped = false;

  constructor(selection, change) {
    const { ids, count } = selection.state.get();
    this.selection = selection;
    this.change = change;
    this.state = cell({ phase: 'running', total: selection.size, results: [] });
    this.#parts =
      count === null
        ? slices([...ids]).map((slice) => ({ ids: slice, change }))
        : [{ query: bulkQuery(selection.filter), expected_count: count, change }];
    this.#parts = this.#parts.map((body) => ({ body, key: newKey() }));
  }

  /** Ends the change after the part that is being made. */
  stop() {
    this.#stopped = true;
  }

  /** Sends what has not been sent, and ends in another phase; never throws. */
  async run() {
    this.#set({ phase: 'running', error: null });
    try {
      while (this.#parts.length > 0) {
        if (this.#stopped) return this.#set({ phase: 'stopped' });
        const { body, key } = this.#parts[0];
        const answer = await call('POST', 'requests/bulk', {
          body,
          more: { 'Idempotency-Key': key },
          timeout: TIMEOUT,
        });
        this.#parts.shift();
        this.#answered(answer.data);
      }
      return this.#set({ phase: 'done' });
    } catch (error) {
      if (error instanceof Problem && error.type === 'count-changed') {
        return this.#set({ phase: 'recount', count: error.body.current_count });
      }
      return this.#set({ phase: 'failed', error });
    }
  }

  /** Selects what was not changed, and no longer what was. */
  #answered(outcomes) {
    const { selection } = this;
    const left = outcomes.filter((one) => !succeeded(one)).map((one) => one.id);
    if (selection.state.get().count !== null) selection.select(left);
    else selection.remove(outcomes.filter(succeeded).map((one) => one.id));
    this.#set({ results: [...this.state.get().results, ...outcomes] });
  }

  #set(part) {
    this.state.set({ ...this.state.get(), ...part });
  }
}

/** Makes a change of what is selected in a list, and shows its outcome there. */
export async function change(selection, queue, fields) {
  if (selection.size === 0 || selection.change.get()?.state.get().phase === 'running') return;
  const attempt = new BulkChange(selection, fields);
  selection.change.set(attempt);
  await proceed(attempt, queue);
}

/** Sends a change, or what is left of it. */
export async function proceed(attempt, queue) {
  await attempt.run();
  const { phase, results, total } = attempt.state.get();
  if (phase === 'done' && results.every(succeeded)) {
    const done = results.filter(({ outcome }) => outcome === 'done').length;
    toast(texts.bulk.done(done, results.length - done));
    attempt.selection.change.set(null);
  } else if (!isShown(attempt.selection)) {
    const changed = results.filter(succeeded).length;
    toast(texts.bulk.ended(changed, total - changed), 'failed');
  }
  queue.refresh().catch(() => {});
}

/** Returns whether a request now has the values of the change. */
export const succeeded = ({ outcome }) => outcome === 'done' || outcome === 'unchanged';

/** Returns whether the API changes all requests of this list by its filter. */
export const isWhole = (filter, count) => bulkQuery(filter) !== null && count <= LIMIT;

/** Returns the filter of a list as the API takes it: that of a view; else null. */
function bulkQuery({ view, business_unit_id: unit, type, unread, tag }) {
  if (!view) return null;
  return {
    view: isCustom(view) ? Number(view) : view,
    ...(unit && { business_unit_id: [Number(unit)] }),
    ...(type && { type }),
    ...(unread && { unread: true }),
    ...(tag?.length > 0 && { tag }),
  };
}

function slices(ids) {
  return Array.from({ length: Math.ceil(ids.length / PART) }, (_, i) => ids.slice(i * PART, (i + 1) * PART));
}
