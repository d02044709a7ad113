/** The list that is shown: its rows keep their places until the user loads it again. */
import { call, conditional } from './api.js';
import { cell } from './cells.js';

export const PER_PAGE = 25;
const VIEWS = 'requests/technician-views';

/** The numbers of all views, with the instant that they are of. */
export const numbers = cell(null);

const models = new Map();

/** Returns the list of a query; the one that was shown last is kept, for coming back to it. */
export function queueOf(query) {
  const key = JSON.stringify(query);
  if (!models.has(key)) {
    models.clear();
    models.set(key, new Queue(query));
  }
  return models.get(key);
}

/** One page of a view. */
class Queue {
  /** `state.get()`: `phase` is loading, ready or failed; the rest is there when it is ready. */
  state = cell({ phase: 'loading' });
  #query;
  #get = conditional(VIEWS);
  #latest = null;
  #busy = null;

  constructor(query) {
    this.#query = query;
  }

  /** Loads the page, and shows it as it is now. */
  async load() {
    try {
      await this.#fetch();
      const page = this.#latest;
      this.state.set({ phase: 'ready', rows: page.data, page, away: new Map(), added: 0, moved: false });
    } catch (error) {
      this.state.set({ phase: 'failed', error });
    }
  }

  /** Loads the page again, and updates the rows that are shown without moving them. */
  async refresh() {
    if (this.state.get().phase !== 'ready') return this.load();
    if (!(await this.#fetch())) return undefined;
    const shown = this.state.get();
    const fresh = new Map(this.#latest.data.map((row) => [row.id, row]));
    const rows = shown.rows.map((row) => fresh.get(row.id) ?? row);
    const away = new Map();
    for (const row of rows) {
      if (!fresh.has(row.id)) away.set(row.id, shown.away.get(row.id) ?? 'page');
    }
    this.state.set({ phase: 'ready', rows, page: this.#latest, away, ...difference(rows, this.#latest.data) });
    return this.#refreshAway([...away.keys()]);
  }

  /** Marks a request that is shown and no longer in this view. */
  leave(id) {
    const shown = this.state.get();
    if (shown.phase !== 'ready' || !shown.rows.some((row) => row.id === id)) return;
    this.state.set({ ...shown, away: new Map(shown.away).set(id, 'view') });
  }

  /** Shows what a command returned for a row. */
  replace(request) {
    const shown = this.state.get();
    if (shown.phase !== 'ready') return;
    const rows = shown.rows.map((row) => (row.id === request.id ? request : row));
    this.state.set({ ...shown, rows });
  }

  /** Returns whether the page has changed; calls meanwhile wait for the same one. */
  #fetch() {
    this.#busy ??= this.#get({ per_page: PER_PAGE, ...this.#query }).then(
      (page) => {
        this.#busy = null;
        if (page) {
          this.#latest = page;
          numbers.set({ counts: page.counts, as_of: page.as_of });
        }
        return page !== null;
      },
      (error) => {
        this.#busy = null;
        throw error;
      },
    );
    return this.#busy;
  }

  /** Rows that have left the page are read one by one. */
  async #refreshAway(ids) {
    for (const id of ids) {
      try {
        this.replace(await call('GET', `requests/${id}`));
      } catch {
        this.leave(id);
      }
    }
  }
}

function difference(rows, fresh) {
  const shown = new Set(rows.map((row) => row.id));
  const common = fresh.filter((row) => shown.has(row.id)).map((row) => row.id);
  const kept = new Set(common);
  const order = rows.filter((row) => kept.has(row.id)).map((row) => row.id);
  return {
    added: fresh.length - common.length,
    moved: common.some((id, i) => id !== order[i]),
  };
}
