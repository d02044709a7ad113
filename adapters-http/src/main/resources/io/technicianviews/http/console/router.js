/** The state of the screen in the fragment of the URL, so that reload, back and links work. */
import { cell } from './cells.js';

const LAST_LIST = 'technician-views.list';
const HOME = '#/views/my_unsolved';

/** The current route: `{ path: [segments], query: URLSearchParams, hash }`. */
export const route = cell(parse(location.hash));

window.addEventListener('hashchange', () => {
  if (location.hash.startsWith('#token=')) return;
  route.set(parse(location.hash));
});

function parse(hash) {
  const given = hash.startsWith('#/') ? hash : HOME;
  const [path, query] = given.slice(2).split('?');
  const parsed = {
    path: path.split('/').map(decodeURIComponent),
    query: new URLSearchParams(query ?? ''),
    hash: given,
  };
  if (isList(parsed.path)) sessionStorage.setItem(LAST_LIST, given);
  return parsed;
}

/** Whether a route is a list that the user comes back to. */
function isList(path) {
  return ['search', 'counted'].includes(path[0]) || (path[0] === 'views' && path.length === 2 && path[1] !== 'new');
}

/**
 * Returns the link to a list, such as `link('views/unassigned', {unread: 'true'})`. A parameter with
 * several values is repeated.
 */
export function link(path, query = {}) {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    for (const one of [value].flat()) {
      if (one !== null && one !== undefined && one !== '') parameters.append(name, one);
    }
  }
  const text = parameters.toString();
  return `#/${path}${text ? `?${text}` : ''}`;
}

/** Opens a route; `replace` leaves no entry in the browser's history. */
export function open(hash, replace = false) {
  if (replace) {
    history.replaceState(null, '', hash);
    route.set(parse(hash));
  } else {
    location.hash = hash;
  }
}

/** Returns the route of the list that was shown last. */
export const lastList = () => sessionStorage.getItem(LAST_LIST) ?? HOME;
