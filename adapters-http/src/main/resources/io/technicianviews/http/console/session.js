/** Who is signed in. The token is in the session storage of this tab, and in no URL. */
import { call, hooks, Problem } from './api.js';
import { cell } from './cells.js';

const TOKEN = 'technician-views.token';
const LINK = /^#token=([^&]+)/;

/**
 * `phase`: starting, signed-in, signed-out, or expired (the screen stays, under the form). `me`: the
 * caller, null until known. `reason`: why the form is shown. `failure`: why the caller could not be
 * read, which is tried again.
 */
export const session = cell({ phase: 'starting', me: null, reason: null });

const RETRY = 2_000;
let retry = null;

/** Whether the server answers: true, false, or null before the first answer. */
export const reachable = cell(null);

const token = () => sessionStorage.getItem(TOKEN);

hooks.token = token;
hooks.reached = () => reachable.set(true);
hooks.lost = () => reachable.set(false);
hooks.refused = (problem, sent) => {
  // A call that was sent before the user signed in again, with another token or none, says nothing
  // about the new one.
  if ((sent ?? null) !== (token() ? `Bearer ${token()}` : null)) return;
  const current = session.get();
  // The form is shown already, with its reason.
  if (!sent && current.phase !== 'starting' && current.phase !== 'signed-in') return;
  const phase = current.me ? 'expired' : 'signed-out';
  sessionStorage.removeItem(TOKEN);
  session.set({ phase, me: current.me, reason: sent ? problem.message : null });
};

/** Returns whether there is a token: of the link, or of an earlier sign-in of this tab. */
export function hasToken() {
  takeTokenFromLink();
  return token() !== null;
}

/** Signs in with the token, or by what a proxy adds to each call. */
export async function start() {
  window.addEventListener('hashchange', () => {
    if (takeTokenFromLink()) identify();
  });
  if (hasToken()) session.set({ phase: 'signed-in', me: null, reason: null });
  await identify();
}

/** Signs in with a token that the user has entered. */
export async function signIn(text) {
  sessionStorage.setItem(TOKEN, text.trim().replace(/^Bearer\s+/i, ''));
  await identify();
}

/** Forgets the token. */
export function signOut() {
  clearTimeout(retry);
  sessionStorage.removeItem(TOKEN);
  session.set({ phase: 'signed-out', me: null, reason: null });
}

/** Reads who the caller is, again after a change of their permissions. */
export async function identify() {
  const before = session.get().me;
  clearTimeout(retry);
  try {
    const me = await call('GET', 'me');
    if (before && before.id !== me.id) location.reload();
    session.set({ phase: 'signed-in', me, reason: null });
  } catch (error) {
    if (!(error instanceof Problem && error.status === 401)) {
      session.set({ ...session.get(), failure: error.message });
      clearTimeout(retry);
      retry = setTimeout(identify, RETRY);
    }
  }
}

function takeTokenFromLink() {
  const link = LINK.exec(location.hash);
  if (!link) return false;
  sessionStorage.setItem(TOKEN, decodeURIComponent(link[1]));
  history.replaceState(null, '', location.pathname + location.search);
  return true;
}
