/** Searches for requests by words or id. */
import { call } from './api.js';
import { link } from './router.js';

/** The API refuses longer texts. */
export const MAX_LENGTH = 100;

/** Results on a page, which are the most that the API returns. */
export const RESULTS = 50;

/** At most as many matches are shown while the user types. */
export const PROPOSALS = 8;

/** Returns the best matches while the user types. */
export async function propose(text, signal) {
  const { data } = await call('GET', 'requests/search', { query: { q: text, limit: PROPOSALS }, signal });
  return data;
}

/** Returns where an entered text leads: an id to its request, words to the results. */
export function targetOf(text) {
  const id = /^#?([1-9]\d{0,17})$/.exec(text);
  return id ? link(`requests/${id[1]}`) : link('search', { q: text });
}

/** Returns a source of results for `queueOf`. */
export function searchResults() {
  return async ({ q, cursor }) => {
    const found = await call('GET', 'requests/search', { query: { q, cursor, limit: RESULTS } });
    return { ...found, total: found.data.length };
  };
}
