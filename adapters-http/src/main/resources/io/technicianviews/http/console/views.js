/** The custom views that the user sees. */
import { call, conditional } from './api.js';
import { cell } from './cells.js';
import { connection, countedViews, followedUnit, onChange, showViewNumbers } from './live.js';
import { session } from './session.js';

/** Definitions change rarely; edits of titles by others are seen after this time at the latest. */
const INTERVAL = 60_000;

/** Least time between two loads which events cause. */
const PAUSE = 1_000;

/** At most as many views are counted at once. */
const MOST_COUNTED = 100;

/** Whether the text is the id of a custom view. */
export const isCustom = (view) => /^[1-9]\d{0,17}$/.test(view);

/** `phase` is loading, ready or failed; `all` has the custom views in their order. */
export const views = cell({ phase: 'loading', all: [] });

let get = conditional('views');
let loadedAt = 0;
let timer = null;
let commands = 0;
let numbersOf = null;

/** Loads the definitions again; those that are shown stay if it fails. */
export async function loadViews() {
  loadedAt = Date.now();
  clearTimeout(timer);
  timer = null;
  const began = commands;
  try {
    const list = await get();
    if (began !== commands) {
      // The list may be older than what a command has returned meanwhile.
      get = conditional('views');
      loadSoon();
    } else if (list) views.set({ phase: 'ready', all: list.data.filter((view) => !view.predefined) });
  } catch {
    get = conditional('views');
    if (views.get().phase !== 'ready') views.set({ phase: 'failed', all: [] });
  }
}

/** Returns a custom view, which may be newer than the loaded ones; throws if the user sees none with this id. */
export async function findView(id) {
  const view = await call('GET', `views/${id}`);
  keepView(view);
  return view;
}

/** Shows a view as a command returned it, until the definitions are loaded again. */
export function keepView(view) {
  if (view.predefined) return;
  commands += 1;
  const { phase, all } = views.get();
  const known = all.some((one) => one.id === view.id);
  const next = known ? all.map((one) => (one.id === view.id ? view : one)) : [...all, view];
  views.set({ phase, all: next });
  loadSoon();
}

/** Removes a view that was deleted. */
export function dropView(id) {
  commands += 1;
  const { phase, all } = views.get();
  views.set({ phase, all: all.filter((view) => view.id !== id) });
}

/** Where no stream delivers the numbers, they are asked for. */
async function loadNumbers() {
  const unit = followedUnit();
  if (numbersOf?.unit !== unit) numbersOf = { unit, get: conditional('views/counts') };
  try {
    const page = await numbersOf.get({ business_unit_id: unit });
    if (page && unit === followedUnit()) {
      showViewNumbers(page.counts, page.as_of);
      countedViews.set(Object.keys(page.counts));
    }
  } catch {
    numbersOf = null;
  }
}

function loadSoon() {
  timer ??= setTimeout(loadViews, Math.max(0, loadedAt + PAUSE - Date.now()));
}

/** A view without a number, or a number without a view: definitions have changed. */
function compare(ids) {
  if (ids === null || ids.length >= MOST_COUNTED) return;
  const counted = ids.filter(isCustom).sort().join();
  const active = views.get().all.filter((view) => view.active).map((view) => String(view.id)).sort().join();
  if (views.get().phase === 'ready' && counted !== active) loadSoon();
}

countedViews.subscribe(compare);
session.subscribe(({ me }) => me && loadViews());
onChange((change) => {
  if (change !== null) return;
  if (connection.get().mode === 'polling') loadNumbers();
  else loadSoon();
});
setInterval(() => document.visibilityState === 'visible' && session.get().me && loadViews(), INTERVAL);
