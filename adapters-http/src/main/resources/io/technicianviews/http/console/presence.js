/** Who else has requests open: by the event stream, by reads, and by own heartbeats. */
import { address, call, headers } from './api.js';
import { cell } from './cells.js';
import { onChange, onPresence } from './live.js';

const HEARTBEAT = 10_000;

/** The user is replying for this time after the last key. */
const TYPING = 30_000;

/** The people who have a request open, by its id; a request that nobody else has open is not in it. */
export const presences = cell(new Map());

/** Counts what the stream has sent, so that an older response replaces nothing newer. */
let events = 0;
const eventOf = new Map();

onPresence((data) => {
  if (data === null) {
    eventOf.clear();
    presences.set(new Map());
    return;
  }
  events += 1;
  data.forEach((one) => eventOf.set(one.request_id, events));
  show(data);
});

function show(data) {
  const next = new Map(presences.get());
  for (const { request_id: id, people } of data) {
    if (people.length > 0) next.set(id, people);
    else next.delete(id);
  }
  presences.set(next);
}

/** Reads who has these requests open. */
export async function readPresences(ids) {
  if (ids.length === 0) return;
  const before = events;
  const { data } = await call('GET', 'requests/presence', { query: { id: ids } });
  const found = new Map(data.map((one) => [one.request_id, one.people]));
  show(
    ids
      .filter((id) => !(eventOf.get(id) > before))
      .map((id) => ({ request_id: id, people: found.get(id) ?? [] })),
  );
}

/** Keeps the presences of a list current where the stream does not; returns what ends it. */
export function watchPresences(ids) {
  const read = () => readPresences(ids).catch(() => {});
  read();
  return onChange((change) => change === null && read());
}

/** The user in an open request: heartbeats until it is left. A hidden tab is not looked at. */
export class Presence {
  #id;
  #activity = 'viewing';
  #timer = null;
  #typing = null;
  #last = Promise.resolve();

  constructor(id) {
    this.#id = id;
    document.addEventListener('visibilitychange', this.#visible);
    window.addEventListener('pageshow', this.#visible);
    window.addEventListener('pagehide', this.#hide);
    this.#visible();
  }

  /** The user has typed in the reply, or has sent or emptied it. */
  typed(text) {
    clearTimeout(this.#typing);
    if (text !== '') this.#typing = setTimeout(() => this.#become('viewing'), TYPING);
    this.#become(text === '' ? 'viewing' : 'replying');
  }

  /** Leaves the request. */
  close() {
    document.removeEventListener('visibilitychange', this.#visible);
    window.removeEventListener('pageshow', this.#visible);
    window.removeEventListener('pagehide', this.#hide);
    clearTimeout(this.#typing);
    this.#stop();
    // After a heartbeat that is under way, which would otherwise bring the user back.
    this.#last = this.#last.then(() => this.#leave());
  }

  #visible = () => {
    if (document.visibilityState === 'visible') {
      if (this.#timer === null) {
        this.#timer = setInterval(() => this.#beat(), HEARTBEAT);
        this.#beat();
      }
    } else if (this.#activity === 'viewing') {
      this.#stop();
      this.#last = this.#last.then(() => this.#timer === null && this.#leave());
    }
  };

  /** The page goes: nothing can be waited for. */
  #hide = () => {
    this.#stop();
    this.#leave();
  };

  #become(activity) {
    if (activity === this.#activity) return;
    this.#activity = activity;
    if (this.#timer !== null) this.#beat();
    this.#visible();
  }

  #beat() {
    const before = events;
    this.#last = this.#last
      .then(() => this.#timer !== null && call('PUT', this.#path, { body: { activity: this.#activity } }))
      .then(
        (presence) => presence && !(eventOf.get(this.#id) > before) && show([presence]),
        () => {},
      );
  }

  #stop() {
    clearInterval(this.#timer);
    this.#timer = null;
  }

  #leave() {
    return fetch(address(this.#path), { method: 'DELETE', headers: headers(), keepalive: true }).catch(() => {});
  }

  get #path() {
    return `requests/${this.#id}/presence`;
  }
}
