/**
 * Signs in. The rows of the first list are requested before everything else, while the modules of
 * the screens are still being loaded.
 */
import { filtersOf, listQuery, UNSOLVED } from './filters.js';
import { queueOf } from './queue.js';
import { route } from './router.js';
import { hasToken, start } from './session.js';
import { isCustom } from './views.js';

/** Resolves when the rows are there, or will not be. */
export let firstRows = Promise.resolve();

const { path, query } = route.get();
const [screen, view] = path;
if (hasToken() && screen === 'views' && path.length === 2 && view !== 'new' && !isCustom(view)) {
  const filters = filtersOf(view, UNSOLVED.has(view), query);
  firstRows = queueOf(listQuery(view, filters, query.get('cursor'))).loadAhead();
}
start();
