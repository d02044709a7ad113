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
  #flow = conditional('requests/flow');
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
      const [flow, workload] = await Promise.all([
        this.#flow(this.#query, signal),
        call('GET', 'requests/workload', { query, signal }),
      ]);
      this.state.set({ phase: 'ready', flow: flow ?? this.state.get().flow, workload });
    } catch (error) {
      if (!signal.aborted && this.state.get().phase !== 'ready') this.state.set({ phase: 'failed', error });
    }
  }

  #changed() {
    this.#timer ??= setTimeout(() => {
      this.#timer = null;
      this.load();
    }, Math.max(100, this.#shownAt + INTERVAL - Date.now()));
  }
}
