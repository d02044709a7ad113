/** The filters of a list, which are parameters of its route. */
import { isCustom } from './views.js';

/** The predefined views of unsolved requests. */
export const UNSOLVED = new Set([
  'unassigned',
  'all_unsolved',
  'my_unsolved',
  'urgent_high_priority',
  'pending_requester_response',
  'in_progress',
]);

const SORTS = ['', '-updated', 'updated', '-created', 'created', 'priority', '-priority', 'due_date', '-due_date'];

/** Reads the filters from the route; those that the view does not have are left out. */
export function filtersOf(view, unsolved, query) {
  const read = (name) => query.get(name) ?? '';
  return {
    unit: read('unit'),
    type: read('type'),
    unread: unsolved ? read('unread') : '',
    sort: sortsOf(view, unsolved).includes(read('sort')) ? read('sort') : '',
  };
}

/** The orders that a view admits besides its own. */
export function sortsOf(view, unsolved) {
  if (unsolved) return SORTS;
  return isCustom(view) ? SORTS.slice(0, 5) : [''];
}

/** Returns the query of a list, which identifies it and is sent to the API. */
export function listQuery(view, filters, cursor) {
  return {
    view,
    business_unit_id: filters.unit,
    type: filters.type,
    unread: filters.unread,
    sort: filters.sort,
    cursor: cursor ?? '',
  };
}
