/** The filters of a list, which are parameters of its route. */
import { normalized, TAGS } from './tags.js';
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
    tag: unsolved ? tagsOf(query) : [],
    sort: sortsOf(view, unsolved).includes(read('sort')) ? read('sort') : '',
  };
}

/** The tags of which a request must have one. */
const tagsOf = (query) => [...new Set(query.getAll('tag').map(normalized))].filter(Boolean).slice(0, TAGS);

/** Whether the user has restricted or ordered a list. */
export const isChanged = (filters) => Object.values(filters).some((value) => value.length > 0);

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
    tag: filters.tag,
    sort: filters.sort,
    cursor: cursor ?? '',
  };
}
