/** The request that is shown, with its conversation; it follows changes by others. */
import { call, Problem } from './api.js';
import { cell } from './cells.js';
import { onChange } from './live.js';
import { Presence } from './presence.js';
import { lastQueue } from './queue.js';

const PER_PAGE = 100;

/** One request on the screen. */
export class OpenRequest {
  /** `phase` is loading, ready, missing or failed; the rest is there when it is ready. */
  state = cell({ phase: 'loading' });
  presence;
  #id;
  #unsubscribe;
  #again = false;
  #busy = false;

  constructor(id) {
    this.#id = id;
    this.presence = new Presence(id);
    this.#unsubscribe = onChange((change) => this.#changed(change));
    this.load();
  }

  close() {
    this.presence.close();
    this.#unsubscribe();
  }

  /** Reads the request, its newest messages, and how far the user has read. */
  async load() {
    if (this.#busy) return;
    this.#busy = true;
    this.#again = false;
    try {
      const [request, messages, read] = await Promise.all([
        call('GET', this.#path()),
        this.#newest(),
        call('GET', this.#path('/read')),
      ]);
      this.state.set({ phase: 'ready', request, readUpTo: read.up_to, change: null, ...messages });
    } catch (error) {
      const missing = error instanceof Problem && error.status === 404;
      this.state.set({ phase: missing ? 'missing' : 'failed', error });
    } finally {
      this.#busy = false;
    }
    if (this.#again && this.state.get().phase === 'ready') this.#refresh().catch(() => {});
  }

  /** Reads earlier messages. */
  async earlier() {
    const { firstPage, messages } = this.state.get();
    const page = await call('GET', this.#path('/messages'), {
      query: { page: firstPage - 1, per_page: PER_PAGE },
    });
    this.#set({ firstPage: firstPage - 1, messages: [...page.data, ...messages] });
  }

  /** Stores that the user has read all messages that are shown. */
  async markRead() {
    const { messages, request } = this.state.get();
    const last = messages.at(-1);
    if (!last || !request.technician_has_unread) return;
    await call('POST', this.#path('/read'), { body: { up_to: last.sequence_number } });
    this.#set({ request: { ...this.state.get().request, technician_has_unread: false } });
    lastQueue()?.refresh().catch(() => {});
  }

  /** Changes fields of the version that is shown; throws a problem if it is refused. */
  async edit(fields) {
    const more = { 'If-Match': `"${this.state.get().request.version}"` };
    this.#show(await call('PATCH', this.#path(), { body: fields, more }));
  }

  /** Adds or removes tags, whatever others change meanwhile. */
  async tag(fields) {
    this.#show(await call('PATCH', this.#path(), { body: fields }));
  }

  /** Takes, assigns or unassigns: these commands respect what others do meanwhile. */
  async command(name, body = {}) {
    this.#show(await call('POST', this.#path(`/${name}`), { body }));
  }

  /** Adds a message. A key makes it safe to send it again after a failure. */
  async reply(content, key) {
    await call('POST', this.#path('/messages'), { body: { content }, more: { 'Idempotency-Key': key } });
    await this.reload();
  }

  /** Creates a subtask. */
  async addSubtask(subject, key) {
    await call('POST', this.#path('/subtasks'), { body: { subject }, more: { 'Idempotency-Key': key } });
    await this.reload();
  }

  /** Returns the changes since a version, newest last. */
  async history() {
    const first = await call('GET', this.#path('/history'), { query: { per_page: PER_PAGE } });
    const last = Math.ceil(first.total / PER_PAGE);
    if (last <= 1) return { entries: first.data, complete: first.complete };
    const newest = await call('GET', this.#path('/history'), { query: { page: last, per_page: PER_PAGE } });
    const entries = last === 2 ? [...first.data, ...newest.data] : newest.data;
    return { entries, complete: first.complete && last === 2 };
  }

  /** Reads the request again, if that is possible: the outcome of a command does not depend on it. */
  async reload() {
    await this.#refresh().catch(() => {});
  }

  #path(more = '') {
    return `requests/${this.#id}${more}`;
  }

  #set(part) {
    this.state.set({ ...this.state.get(), ...part });
  }

  /** Shows a response, unless a newer one overtook it. */
  #show(request) {
    if (request.version < this.state.get().request.version) return;
    this.#set({ request });
    lastQueue()?.replace(request);
  }

  #changed(change) {
    const { phase, request } = this.state.get();
    if (phase !== 'ready') {
      // The read in progress may be older than the change.
      this.#again = true;
      return;
    }
    const ids = [this.#id, ...request.subtasks.map((subtask) => subtask.id)];
    if (change && !ids.includes(change.id)) return;
    if (change?.id === this.#id && change.what !== 'read') this.#set({ change });
    this.#refresh().catch(() => {});
  }

  /** Reads the current state; one call at a time, and once more after changes meanwhile. */
  async #refresh() {
    if (this.#busy) {
      this.#again = true;
      return;
    }
    this.#busy = true;
    try {
      do {
        this.#again = false;
        const [request, newest] = await Promise.all([call('GET', this.#path()), this.#newest()]);
        const { messages, firstPage } = this.state.get();
        const from = newest.messages[0]?.sequence_number ?? 0;
        const older = messages.filter((message) => message.sequence_number < from);
        this.#set({
          messages: [...older, ...newest.messages],
          firstPage: Math.min(firstPage, newest.firstPage),
        });
        this.#show(request);
      } while (this.#again);
    } catch (error) {
      if (error instanceof Problem && error.status === 404) this.state.set({ phase: 'missing' });
      throw error;
    } finally {
      this.#busy = false;
    }
  }

  /** Reads the last page of the messages. */
  async #newest() {
    const read = (page) => call('GET', this.#path('/messages'), { query: { page, per_page: PER_PAGE } });
    const first = await read(1);
    const last = Math.max(1, Math.ceil(first.total / PER_PAGE));
    const page = last === 1 ? first : await read(last);
    return { messages: page.data, firstPage: last };
  }
}
