/** The numbers of the dashboard, which follow the changes of the helpdesk. */
import { call, conditional } from './api.js';
import { cell } from './cells.js';
import { onChange } from './live.js';

/** Changes are shown at most once in this time. */
const INTERVAL = 3_000;

/** The numbers of some days and of one unit, or of all (''). */
export class Dashboard {
  /** `phase` is loading, ready or failed; `flow` and `workload` are there when it is ready. */
  state = cell({ phase: 'loading' });
  #query;
  #readFlow = conditional('requests/flow');
  #flow = null;
  #control = new AbortController();
  #timer = null;
  #shownAt = 0;
  #unsubscribe;

  constructor(days, unit) {
    this.#query = { days, business_unit_id: unit };
    this.#unsubscribe = onChange(() => this.#changed());
    this.load();
  }

  close() {
    this.#unsubscribe();
    this.#control.abort();
    clearTimeout(this.#timer);
  }

  /** Reads the numbers; what is shown stays if they cannot be read. */
  async load() {
    this.#shownAt = Date.now();
    const { signal } = this.#control;
    const query = { business_unit_id: this.#query.business_unit_id };
    try {
      const [, workload] = await Promise.all([
        this.#loadFlow(signal),
        call('GET', 'requests/workload', { query, signal }),
      ]);
      this.state.set({ phase: 'ready', flow: this.#flow, workload });
    } catch (error) {
      if (!signal.aborted && this.state.get().phase !== 'ready') this.state.set({ phase: 'failed', error });
    }
  }

  /** Keeps the flow even if the workload cannot be read: the next response may be a 304. */
  async #loadFlow(signal) {
    this.#flow = (await this.#readFlow(this.#query, signal)) ?? this.#flow;
  }

  #changed() {
    this.#timer ??= setTimeout(() => {
      this.#timer = null;
      this.load();
    }, Math.max(100, this.#shownAt + INTERVAL - Date.now()));
  }
}
