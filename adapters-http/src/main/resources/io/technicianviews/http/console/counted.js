/**
 * The lists behind the numbers of the dashboard. A list is a query of the route: `of` is created,
 * solved, age or assignee; the other parameters depend on it.
 */
import { call } from './api.js';
import { session } from './session.js';

const UNSOLVED = { field: 'status_category', operator: 'is_not', value: ['solved', 'closed'] };
const SOLVED = { field: 'status_category', operator: 'is', value: ['solved', 'closed'] };
const MAX_DAYS = 90;

/** Reads of a page in which newer requests arrive; then one of two instants is shown. */
const ATTEMPTS = 3;
const DAY = 86_400_000;

const withinDays = (field, days) => ({ field, operator: 'within_days', value: days });

/** Returns today in the helpdesk's time zone, such as 2026-11-29. */
export const today = () => dayOf(new Date());

/** Returns the list of a route: `{ of, conditions, sort, lastDay, newer }`, or null if it has none. */
export function countedOf(query) {
  const read = { created: times, solved: times, age, assignee }[query.get('of')];
  return read?.(query) ?? null;
}

/** Requests that were created or solved within some days, or on one day. */
function times(query) {
  const field = query.get('of');
  const more = field === 'solved' ? [SOLVED] : [];
  const day = query.get('day');
  if (day === null) {
    const days = whole(query.get('days'), 1, MAX_DAYS);
    return days && { of: field, days, conditions: [...more, withinDays(field, days)], sort: `-${field}` };
  }
  const age = /^\d{4}-\d{2}-\d{2}$/.test(day) ? daysBetween(day, today()) : -1;
  if (!(age >= 0 && age < MAX_DAYS)) return null;
  return {
    of: field,
    day,
    conditions: [...more, withinDays(field, age + 1)],
    ...upTo(field, day, age > 0 && [...more, withinDays(field, age)]),
  };
}

/** Unsolved requests that were created some days ago. */
function age(query) {
  const from = whole(query.get('min'), 0, MAX_DAYS);
  const to = query.get('max') === null ? null : whole(query.get('max'), from, MAX_DAYS - 1);
  if (from === undefined || to === undefined) return null;
  return {
    of: 'age',
    from,
    to,
    conditions: [UNSOLVED, ...(to === null ? [] : [withinDays('created', to + 1)])],
    ...upTo('created', daysBefore(from), from > 0 && [UNSOLVED, withinDays('created', from)]),
  };
}

/** Unsolved requests of a technician. */
function assignee(query) {
  const id = whole(query.get('id'), 1, Number.MAX_SAFE_INTEGER);
  const conditions = [UNSOLVED, { field: 'assignee_id', operator: 'is', value: id }];
  return id && { of: 'assignee', id, conditions, sort: '-updated' };
}

/**
 * Ends a list after a day: ordered by time, its first rows are those that the number counts. The
 * conditions of `newer` match the rest.
 */
const upTo = (field, lastDay, newer) => ({ sort: field, lastDay: newer ? lastDay : null, newer: newer || null });

/**
 * Returns a source of pages for `queueOf`; the query has the parameters of the route and `page`. The
 * newer requests, which are not part of the list, are counted before and after: if their number is
 * the same, it is also that of the page's instant.
 */
export function countedLists() {
  return async ({ route, unit, page, per_page }) => {
    const list = countedOf(new URLSearchParams(route));
    const preview = (conditions, query) =>
      call('POST', 'views/preview', {
        query: { business_unit_id: unit, ...query },
        body: { title: list.of, conditions: { all: conditions }, sort: list.sort },
      });
    const newer = async () => (list.newer ? (await preview(list.newer, { per_page: 1 })).total : 0);
    let before = await newer();
    for (let attempt = 1; ; attempt++) {
      const found = await preview(list.conditions, { page, per_page });
      const after = await newer();
      if (before === after || attempt === ATTEMPTS) {
        return { ...found, data: found.data.filter(isCounted(list)), total: found.total - after };
      }
      before = after;
    }
  };
}

const isCounted = ({ lastDay, sort }) => (row) =>
  lastDay === null || lastDay === undefined || dayOf(new Date(row[TIMES[sort]])) <= lastDay;

const TIMES = { created: 'requested', solved: 'solved' };

function whole(text, least, most) {
  const value = /^\d{1,16}$/.test(text ?? '') ? Number(text) : NaN;
  return value >= least && value <= most ? value : undefined;
}

const daysBetween = (from, to) => Math.round((Date.parse(to) - Date.parse(from)) / DAY);

const daysBefore = (days) => new Date(Date.parse(today()) - days * DAY).toISOString().slice(0, 10);

function dayOf(time) {
  const options = { timeZone: session.get().me?.time_zone, year: 'numeric', month: '2-digit', day: '2-digit' };
  return new Intl.DateTimeFormat('en-CA', options).format(time);
}
