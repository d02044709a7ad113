/** Which requests of a list are selected. A selection outlasts changes and pages of its list. */
import { cell } from './cells.js';

/** The most requests that one change has. */
export const LIMIT = 500;

let current = null;

/** Returns the selection of a list; that of the list that was shown before is forgotten. */
export function selectionOf(filter) {
  const key = JSON.stringify(filter);
  if (current?.key !== key) current = new Selection(key, filter);
  return current;
}

/** Returns whether this is the selection of the list that was shown last. */
export const isShown = (selection) => selection === current;

/** Selected requests of the list with this filter: by id, or all of the list. */
class Selection {
  /** `ids`: the selected requests. `count`: if all of the list are selected, how many; else null. */
  state = cell({ ids: new Set(), count: null });
  /** The change of the selected requests that is being made, or has an outcome to show; else null. */
  change = cell(null);
  #anchor = null;

  constructor(key, filter) {
    this.key = key;
    this.filter = filter;
  }

  /** The number of selected requests. */
  get size() {
    const { ids, count } = this.state.get();
    return count ?? ids.size;
  }

  /** The request that was selected last, or null. */
  get anchor() {
    return this.#anchor;
  }

  has(id) {
    const { ids, count } = this.state.get();
    return count !== null || ids.has(id);
  }

  /** Selects a request, or not; `shown` are the ids that are shown, which `extend` counts in. */
  toggle(id, shown, extend = false) {
    const ids = this.#explicit(shown);
    const wanted = !ids.has(id);
    const from = extend ? shown.indexOf(this.#anchor) : -1;
    if (from >= 0) {
      const to = shown.indexOf(id);
      shown.slice(Math.min(from, to), Math.max(from, to) + 1).forEach((one) => ids.add(one));
    } else if (wanted) ids.add(id);
    else ids.delete(id);
    this.#anchor = id;
    this.state.set({ ids, count: null });
  }

  /** Selects all requests that are shown, or none of them if all are selected. */
  toggleAll(shown) {
    const ids = this.#explicit(shown);
    const every = shown.every((id) => ids.has(id));
    shown.forEach((id) => (every ? ids.delete(id) : ids.add(id)));
    this.state.set({ ids, count: null });
  }

  /** Selects these requests and no others. */
  select(ids) {
    this.state.set({ ids: new Set(ids), count: null });
  }

  /** Selects all requests of the list, which are this many. */
  selectWhole(count) {
    this.state.set({ ids: new Set(), count });
  }

  /** Removes requests, such as those that have been changed. */
  remove(ids) {
    const gone = new Set(ids);
    this.select([...this.state.get().ids].filter((id) => !gone.has(id)));
  }

  clear() {
    this.#anchor = null;
    this.select([]);
  }

  /** Of a whole list, those that are shown stay selected once one of them is not. */
  #explicit(shown) {
    const { ids, count } = this.state.get();
    return new Set(count === null ? ids : shown);
  }
}
