/** Calls of the HTTP API. Field names are snake_case whatever the server's JSON_NAMING is. */

const TIMEOUT = 20_000;

/** The API answered with a problem (RFC 9457). */
export class Problem extends Error {
  constructor(status, body) {
    const details = body.errors?.map((error) => error.detail).join(' ');
    super(details || body.detail || body.title || `HTTP ${status}`);
    this.status = status;
    this.type = (body.type || '').replace('urn:technician-views:problem:', '');
    this.body = body;
  }
}

/** The server could not be reached, or did not answer in time. */
export class Unreachable extends Error {}

/** Supplies the token, and hears of refused ones and of the connection; set by the session. */
export const hooks = {
  token: () => null,
  refused: () => {},
  reached: () => {},
  lost: () => {},
};

/** Returns the address of a path of the API, which is beside the page's own. */
export function address(path, query = {}) {
  const url = new URL(`api/v1/${path}`, document.baseURI);
  for (const [name, value] of Object.entries(query)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== null && one !== undefined && one !== '') url.searchParams.append(name, one);
    }
  }
  return url;
}

/** Returns the headers of a call by the signed-in user. */
export function headers(more = {}) {
  const token = hooks.token();
  return token ? { Authorization: `Bearer ${token}`, ...more } : more;
}

/** Sends a call whose body is read by the caller; throws for everything that is not a success. */
export async function send(method, path, options = {}) {
  const { query, body, signal, more, timeout = TIMEOUT } = options;
  const sent = headers(body === undefined ? more : { 'Content-Type': 'application/json', ...more });
  const signals = [signal, timeout && AbortSignal.timeout(timeout)].filter(Boolean);
  let response;
  try {
    response = await fetch(address(path, query), {
      method,
      headers: sent,
      body: body === undefined ? undefined : JSON.stringify(body),
      cache: 'no-store',
      signal: signals.length > 0 ? AbortSignal.any(signals) : undefined,
    });
  } catch (error) {
    if (signal?.aborted) throw error;
    hooks.lost();
    throw new Unreachable(error.message);
  }
  if (response.ok || response.status === 304) {
    hooks.reached();
    return response;
  }
  throw await problem(response, sent.Authorization);
}

/** Sends a call and returns its body; undefined if it has none. */
export async function call(method, path, options) {
  const response = await send(method, path, options);
  return response.status === 204 ? undefined : snake(await response.json());
}

/** Returns a getter that asks whether the result has changed, and returns null if not. */
export function conditional(path) {
  let tag = null;
  return async (query, signal) => {
    const more = tag ? { 'If-None-Match': tag } : {};
    const response = await send('GET', path, { query, signal, more });
    if (response.status === 304) return null;
    const body = snake(await response.json());
    // Only after the complete body: a later 304 refers to what was read.
    tag = response.headers.get('ETag');
    return body;
  };
}

async function problem(response, sentToken) {
  let body = {};
  try {
    body = snake(await response.json());
  } catch {
    // A proxy's error page.
  }
  const failure = new Problem(response.status, body);
  if (failure.status === 401) hooks.refused(failure, sentToken);
  if (failure.status >= 502) hooks.lost();
  else hooks.reached();
  return failure;
}

/** Renames camelCase fields, at every depth. */
export function snake(value) {
  if (Array.isArray(value)) return value.map(snake);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
      snake(inner),
    ]),
  );
}
