/** The view that is edited: its draft, what was refused, and its commands. */
import { call, Problem } from './api.js';
import { cell } from './cells.js';
import { newKey } from './drafts.js';
import { session } from './session.js';
import { bodyOf, changedParts, draftOf, errorsOf, forgetDraft, partsOf, storeDraft, storedDraft } from './view-draft.js';
import { dropView, findView, keepView } from './views.js';

/** Reads what the inputs offer. */
export async function readNames() {
  const [fields, technicians] = await Promise.all([call('GET', 'views/fields'), call('GET', 'technicians')]);
  return { ...fields, technicians: technicians.data, people: new Map() };
}

/** A view on the screen of the editor. What is typed is kept in the tab until it is saved. */
export class EditedView {
  /**
   * `base`: the version that the draft changes, null for a new view. `errors`: by place, see errorsOf.
   * `kept`: the draft is from an earlier visit. `conflict`: what others have done meanwhile.
   */
  state;
  #name;
  #initial;

  /** `name`: under which the draft is kept; `initial`: a function that returns the draft to begin with. */
  constructor(name, view, initial) {
    this.#name = name;
    this.#initial = initial;
    const stored = storedDraft(name);
    const draft = stored?.draft ?? initial();
    this.state = cell({
      ...{ draft, base: stored?.base ?? view, kept: stored !== null },
      ...{ errors: {}, tried: false, busy: false, conflict: null },
    });
  }

  /** Changes parts of the draft; their errors are history. */
  change(parts) {
    const { draft, base, errors } = this.state.get();
    const next = { ...draft, ...parts };
    storeDraft(this.#name, next, base);
    const left = Object.entries(errors).filter(([place]) => place in draft && !(place in parts));
    this.#set({ draft: next, errors: Object.fromEntries(left) });
  }

  /** Begins again, with the view as it is now. */
  discard(view) {
    forgetDraft(this.#name);
    const draft = view ? draftOf(view) : this.#initial();
    this.#set({ draft, base: view, kept: false, conflict: null, errors: {}, tried: false });
  }

  /** Saves the draft; returns the view, or null if it was refused. */
  async save() {
    const { base, draft, busy } = this.state.get();
    if (busy) return null;
    this.#set({ busy: true, tried: true, errors: {}, conflict: null });
    try {
      const view = base ? await updateView(base, draft) : await createView(draft);
      forgetDraft(this.#name);
      return view;
    } catch (error) {
      await this.#refused(error);
      return null;
    } finally {
      this.#set({ busy: false });
    }
  }

  /** Saves what the user has changed on top of what others have changed meanwhile. */
  saveOnTop() {
    const { base, draft, conflict } = this.state.get();
    const mine = changedParts(bodyOf(draftOf(base)), bodyOf(draft));
    const kept = mine.flatMap((part) => (part === 'conditions' ? ['all', 'any'] : part));
    this.#set({ base: conflict.view, draft: { ...draftOf(conflict.view), ...partsOf(draft, kept) } });
    return this.save();
  }

  /** Saves the draft of a view that was deleted meanwhile. */
  saveAsNew() {
    this.#set({ base: null });
    return this.save();
  }

  async #refused(error) {
    const { base, draft } = this.state.get();
    if (base && (error.type === 'stale-version' || error.type === 'no-such-view')) {
      const conflict = await readConflict(base).catch(() => null);
      if (conflict) return this.#set({ conflict });
    }
    return this.#set({ errors: errorsOf(error, draft) });
  }

  #set(parts) {
    this.state.set({ ...this.state.get(), ...parts });
  }
}

let attempt = { body: null, key: null };

/** Creates a view; the same body that is sent again after a failure creates no second one. */
async function createView(draft) {
  const body = bodyOf(draft);
  const text = JSON.stringify(body);
  if (attempt.body !== text) attempt = { body: text, key: newKey() };
  const view = await call('POST', 'views', { body, more: { 'Idempotency-Key': attempt.key } });
  keepView(view);
  return view;
}

/** Changes what differs from the base, which must be the current version. */
async function updateView(base, draft) {
  const body = bodyOf(draft);
  // A position that was cleared stays as it is.
  const parts = changedParts(bodyOf(draftOf(base)), body).filter((part) => body[part] !== undefined);
  if (parts.length === 0) return base;
  const view = await call('PATCH', `views/${base.id}`, { body: partsOf(body, parts), more: ifMatch(base) });
  keepView(view);
  return view;
}

/** Deletes the version of a view that is known; one that is already deleted is as good. */
export async function deleteView(view) {
  try {
    await call('DELETE', `views/${view.id}`, { more: ifMatch(view) });
  } catch (error) {
    if (!(error instanceof Problem && error.type === 'no-such-view')) throw error;
  }
  dropView(view.id);
}

const ifMatch = (view) => ({ 'If-Match': `"${view.version}"` });

/** Returns what others have done to a view since the base: `view` is null if they deleted it. */
export async function readConflict(base) {
  try {
    return { view: await findView(base.id), by: await lastAuthor(base) };
  } catch (error) {
    if (error.type === 'no-such-view') return { view: null, by: null };
    throw error;
  }
}

/** Shared views are changed by admins, who see each other's changes; personal ones by their owner. */
async function lastAuthor(view) {
  const { me } = session.get();
  if (view.sharing.type === 'personal') return { own: true };
  if (me?.role !== 'admin') return null;
  try {
    const { data } = await call('GET', 'admin/history', { query: { per_page: 50 } });
    const change = data.find((one) => one.subject === 'custom_view' && one.subject_id === view.id);
    if (!change?.by) return null;
    return change.by.id === me.id ? { own: true } : { name: change.by.full_name, at: change.at };
  } catch {
    return null;
  }
}
