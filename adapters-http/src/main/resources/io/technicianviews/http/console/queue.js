/** The list that is shown: its rows keep their places until the user loads it again. */
import { call, conditional } from './api.js';
import { cell } from './cells.js';
import { onChange, onMoves, showNumbers, showViewNumbers } from './live.js';
import { selectionOf } from './selection.js';
import { isCustom } from './views.js';

export const PER_PAGE = 25;
const VIEWS = 'requests/technician-views';

/** Changes are shown at most once in this time. */
const INTERVAL = 1_000;

let shown = null;

/**
 * Returns a source of pages: `read(query)` returns the page, or null if it is the same as before.
 * This one reads views, which are predefined or custom, and shows the numbers that come with a page.
 */
function viewPages({ view }) {
  const custom = isCustom(view);
  const get = conditional(custom ? `views/${view}/requests` : VIEWS);
  return async (query) => {
    const page = await get(custom ? { ...query, view: null } : query);
    if (page && custom) showViewNumbers({ [view]: page.filter_counts.all }, page.as_of);
    else if (page) showNumbers(page);
    return page;
  };
}

/** Returns the list of a query; the one that was shown last is kept, for coming back to it. */
export function queueOf(query, source = viewPages) {
  const key = JSON.stringify([source.name, query]);
  if (shown?.key !== key) {
    shown?.close();
    shown = new Queue(key, query, source);
  }
  return shown;
}

/** Returns the list that was shown last, or null. */
export const lastQueue = () => shown;

/** One page of a list. */
class Queue {
  /** `state.get()`: `phase` is loading, ready or failed; the rest is there when it is ready. */
  state = cell({ phase: 'loading' });
  #query;
  #source;
  #read;
  #latest = null;
  #ahead = false;
  #busy = null;
  #again = false;
  #timer = null;
  #shownAt = 0;
  #unsubscribe;

  constructor(key, query, source) {
    this.key = key;
    this.#query = query;
    this.#source = source;
    this.#read = source(query);
    const subscriptions = [onChange((change) => this.#changed(change)), onMoves((moved) => this.#moved(moved))];
    this.#unsubscribe = () => subscriptions.forEach((end) => end());
  }

  /** What is selected in this list, on whatever page and in whatever order it is. */
  get selection() {
    const { sort, cursor, page, ...filter } = this.#query;
    return selectionOf(filter);
  }

  /** Reads the ids of the first requests of the list. */
  async firstIds(limit) {
    const { cursor, page, ...query } = this.#query;
    const read = this.#source(query);
    const ids = [];
    let position = {};
    for (let at = 1; ; at++) {
      const found = await read({ ...query, ...position, per_page: 100 });
      ids.push(...found.data.map((row) => row.id));
      if (found.data.length === 0 || ids.length >= Math.min(limit, found.total)) return ids.slice(0, limit);
      position = page === undefined ? { cursor: found.next_cursor } : { page: at + 1 };
    }
  }

  /** Stops following changes. */
  close() {
    this.#unsubscribe();
    this.#again = false;
    clearTimeout(this.#timer);
  }

  /** The rows that are shown. */
  get rows() {
    return this.state.get().rows ?? [];
  }

  /** Shows the list as it is now: new rows appear, and rows move. */
  async load() {
    try {
      await this.#fetch();
      const page = this.#latest;
      this.state.set({ phase: 'ready', rows: page.data, page, away: new Map(), added: 0, moved: false });
    } catch (error) {
      if (this.state.get().phase !== 'ready') this.state.set({ phase: 'failed', error });
    }
  }

  /** Loads the list before a screen opens it. */
  loadAhead() {
    this.#ahead = true;
    return this.load();
  }

  /** Brings the list up to date when a screen opens it. */
  open() {
    if (!this.#ahead) return this.refresh();
    this.#ahead = false;
    return undefined;
  }

  /** Updates the rows that are shown without moving them. */
  async refresh() {
    if (this.state.get().phase !== 'ready') return this.load();
    this.#shownAt = Date.now();
    if (!(await this.#fetch())) return undefined;
    const before = this.state.get();
    const fresh = new Map(this.#latest.data.map((row) => [row.id, row]));
    const rows = before.rows.map((row) => newer(row, fresh.get(row.id)));
    const away = new Map();
    for (const row of rows) {
      if (!fresh.has(row.id)) away.set(row.id, before.away.get(row.id) ?? 'page');
    }
    this.state.set({ phase: 'ready', rows, page: this.#latest, away, ...difference(rows, this.#latest.data) });
    return this.#readOneByOne([...away.keys()]);
  }

  /** Shows what a command returned for a row. */
  replace(request) {
    const state = this.state.get();
    if (state.phase !== 'ready') return;
    const isOlder = (row) => row.id === request.id && row.version <= request.version;
    const rows = state.rows.map((row) => (isOlder(row) ? { ...row, ...request } : row));
    this.state.set({ ...state, rows });
  }

  #changed(change) {
    if (change?.left?.some((view) => String(view) === this.#query.view)) this.#leave(change.id);
    // The read in progress may be older than the change.
    if (this.#busy) this.#again = true;
    else this.#refreshSoon();
  }

  #refreshSoon() {
    this.#timer ??= setTimeout(() => {
      this.#timer = null;
      this.refresh().catch(() => {});
    }, Math.max(100, this.#shownAt + INTERVAL - Date.now()));
  }

  /** Custom views also change as time passes, and when their definition changes. */
  #moved(moved) {
    if (!isCustom(this.#query.view)) return;
    moved[this.#query.view]?.left.forEach((id) => this.#leave(id));
    this.#changed(null);
  }

  /** Marks a row whose request is no longer in this view. */
  #leave(id) {
    const state = this.state.get();
    if (state.phase !== 'ready' || !state.rows.some((row) => row.id === id)) return;
    this.state.set({ ...state, away: new Map(state.away).set(id, 'view') });
  }

  /**
   * Returns whether the page has changed. Calls during a read wait for it; another one follows, since
   * it may be older than what they are to show.
   */
  #fetch() {
    if (this.#busy) this.#again = true;
    this.#busy ??= this.#read({ per_page: PER_PAGE, ...this.#query })
      .then((page) => {
        if (page) this.#latest = page;
        return page !== null;
      })
      .catch((error) => {
        if (error.type === 'no-such-view') this.state.set({ phase: 'failed', error });
        throw error;
      })
      .finally(() => {
        this.#busy = null;
        if (this.#again) this.#refreshSoon();
        this.#again = false;
      });
    return this.#busy;
  }

  /** Reads rows that have left the page. */
  async #readOneByOne(ids) {
    for (const id of ids) {
      try {
        this.replace(await call('GET', `requests/${id}`));
      } catch {
        this.#leave(id);
      }
    }
  }
}

/** Returns the row that was read, unless a command has returned a newer one meanwhile. */
const newer = (shown, read) => (read && read.version >= shown.version ? read : shown);

function difference(rows, fresh) {
  const shownIds = new Set(rows.map((row) => row.id));
  const common = fresh.filter((row) => shownIds.has(row.id)).map((row) => row.id);
  const kept = new Set(common);
  const order = rows.filter((row) => kept.has(row.id)).map((row) => row.id);
  return {
    added: fresh.length - common.length,
    moved: common.some((id, i) => id !== order[i]),
  };
}
