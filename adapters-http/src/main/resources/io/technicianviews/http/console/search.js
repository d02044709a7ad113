/** Searches for requests by words or id. */
import { call } from './api.js';
import { link } from './router.js';

/** The API refuses longer texts. */
export const MAX_LENGTH = 100;

/** At most as many results are on the screen of a search, which is the most that the API returns. */
export const MAX_RESULTS = 50;

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
  return async ({ q }) => {
    const found = await call('GET', 'requests/search', { query: { q, limit: MAX_RESULTS } });
    return { ...found, total: found.data.length, next_cursor: null };
  };
}
