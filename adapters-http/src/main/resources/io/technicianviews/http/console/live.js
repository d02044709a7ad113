/** Follows the changes of the helpdesk: by the event stream, or by polls where streams are blocked. */
import { send, snake, Unreachable } from './api.js';
import { cell } from './cells.js';
import { identify, reachable, session } from './session.js';
import { eventsOf } from './sse.js';

const STREAM = 'requests/technician-views/stream';

/** A stream without its first event after this time is blocked, such as by a buffering proxy. */
const FIRST_EVENT = 8_000;

/** Silence after which a stream is dead; the server sends something every ten seconds. */
const SILENCE = 25_000;
const POLL_INTERVAL = 5_000;
const STREAM_RETRY = 60_000;
const LONGEST_PAUSE = 10_000;

/** How changes arrive: connecting, live, polling or offline; and since when. */
export const connection = cell({ mode: 'connecting', since: Date.now() });

/** The numbers of all predefined views, with the instant that they are of; null before the first. */
export const numbers = cell(null);

/** The numbers of custom views: `{ id: { count, at } }`, with the instants that they are of. */
export const viewNumbers = cell({});

/** The ids of all views that are counted, by the latest event; null before the first. */
export const countedViews = cell(null);

const listeners = new Set();
const moveListeners = new Set();
const presenceListeners = new Set();
let unit = '';
let stop = null;
let lastId = null;
let wake = () => {};

/**
 * Subscribes to changes. The listener gets the data of each `request` event, and null when anything
 * may have changed.
 */
export function onChange(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Subscribes to requests that leave custom views: the listener gets their ids by view. */
export function onMoves(listener) {
  moveListeners.add(listener);
  return () => moveListeners.delete(listener);
}

/**
 * Subscribes to who has requests open: the listener gets requests with all their other people, and
 * null when a stream begins or the server is lost, since nothing is known then.
 */
export function onPresence(listener) {
  presenceListeners.add(listener);
  return () => presenceListeners.delete(listener);
}

/** Shows numbers of custom views, unless newer ones are shown. */
export function showViewNumbers(counts, asOf) {
  const at = Date.parse(asOf);
  const next = { ...viewNumbers.get() };
  for (const [id, count] of Object.entries(counts)) {
    if (!(next[id]?.at > at)) next[id] = { count, at };
  }
  viewNumbers.set(next);
}

/** Shows numbers, unless newer ones are shown. */
export function showNumbers(next) {
  const shown = numbers.get();
  if (!shown || Date.parse(next.as_of) >= Date.parse(shown.as_of)) {
    numbers.set({ counts: next.counts, as_of: next.as_of });
  }
}

/** Returns the unit whose changes are followed, or ''. */
export const followedUnit = () => unit;

/** Follows the changes of one unit, or of all (''). */
export function follow(nextUnit) {
  if (stop && nextUnit === unit) return;
  if (nextUnit !== unit) {
    lastId = null;
    viewNumbers.set({});
  }
  unit = nextUnit;
  stop?.abort();
  stop = new AbortController();
  run(stop.signal);
}

/** Tries to reach the server at once. */
export const retryNow = () => wake();

window.addEventListener('online', retryNow);
document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && retryNow());

async function run(signal) {
  let failures = 0;
  while (!signal.aborted) {
    const outcome = await stream(signal);
    if (signal.aborted) return;
    if (outcome === 'blocked') {
      await poll(signal);
    } else if (outcome === 'ended') {
      failures = 0;
      await pause(signal, 200 + 800 * Math.random());
    } else {
      failures += 1;
      if (reachable.get() === false) show('offline');
      await pause(signal, Math.min(LONGEST_PAUSE, 500 * 2 ** failures) * (0.5 + Math.random() / 2));
    }
  }
}

/** Reads one stream to its end; returns ended, failed or blocked. */
async function stream(signal) {
  const watch = new AbortController();
  let received = false;
  let timer;
  const expectWithin = (time) => {
    clearTimeout(timer);
    timer = setTimeout(() => watch.abort(), time);
  };
  expectWithin(FIRST_EVENT);
  try {
    const response = await send('GET', STREAM, {
      query: { view: 'all_unsolved', follow: 'all', business_unit_id: unit, last_event_id: lastId },
      signal: AbortSignal.any([signal, watch.signal]),
      timeout: 0,
    });
    for await (const event of eventsOf(response, () => expectWithin(SILENCE))) {
      if (signal.aborted) return 'ended';
      if (!received) {
        received = true;
        show('live');
        notifyPresence(null);
        // What happened between the lists and the stream is not in the stream.
        if (lastId === null) notify(null);
      }
      receive(event);
    }
    return 'ended';
  } catch (error) {
    if (!received && watch.signal.aborted && reachable.get()) return 'blocked';
    if (received && !signal.aborted && !(error instanceof Unreachable)) show('connecting');
    return 'failed';
  } finally {
    clearTimeout(timer);
  }
}

function receive({ id, event, data }) {
  if (id) lastId = id;
  if (event === 'counts') showNumbers(snake(data));
  else if (event === 'view_counts') receiveViews(snake(data));
  else if (event === 'request') notify(snake(data));
  else if (event === 'presence') notifyPresence(snake(data).data);
  else if (event === 'resync') {
    if (data.reason === 'rights') identify();
    notify(null);
  } else if (event === 'end' && data.reason === 'rights') identify();
}

function receiveViews({ counts, moved, as_of: asOf }) {
  showViewNumbers(counts, asOf);
  countedViews.set(Object.keys(counts));
  for (const listener of [...moveListeners]) listener(moved);
}

/** Asks for changes at intervals, for a while. */
async function poll(signal) {
  const until = Date.now() + STREAM_RETRY;
  while (!signal.aborted && Date.now() < until) {
    show(reachable.get() === false ? 'offline' : 'polling');
    notify(null);
    await pause(signal, POLL_INTERVAL);
  }
}

function notify(change) {
  for (const listener of [...listeners]) listener(change);
}

function notifyPresence(data) {
  for (const listener of [...presenceListeners]) listener(data);
}

function show(mode) {
  if (mode === 'offline') notifyPresence(null);
  if (connection.get().mode !== mode) connection.set({ mode, since: Date.now() });
}

function pause(signal, time) {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, time);
    wake = () => {
      clearTimeout(timer);
      resolve();
    };
    signal.addEventListener('abort', wake, { once: true });
  });
}

// A refused token ends the stream; the next sign-in begins another one.
session.subscribe(({ phase }) => {
  if (phase === 'signed-in') {
    if (!stop) follow(unit);
  } else {
    stop?.abort();
    stop = null;
  }
});
