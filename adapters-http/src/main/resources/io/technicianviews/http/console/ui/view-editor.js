/** The screen on which a view is created or changed. */
import { useCell } from '../cells.js';
import { html, useEffect, useLayoutEffect, useMemo, useRef, useState } from '../html.js';
import { useKeys } from '../keys.js';
import { usePreview } from '../preview.js';
import { lastList, link, open } from '../router.js';
import { session } from '../session.js';
import { texts } from '../texts.js';
import { toast } from '../toasts.js';
import { copyOf, draftOf, emptyDraft, forgetDraft, unsolvedOnly } from '../view-draft.js';
import { EditedView, readNames } from '../view-editor.js';
import { viewTexts } from '../view-texts.js';
import { findView } from '../views.js';
import { DeleteView } from './delete-view.js';
import { GoneView } from './gone.js';
import { Notice } from './parts.js';
import { Preview } from './preview.js';
import { useTitle } from './screen.js';
import { ViewConflict } from './view-conflict.js';
import { ViewForm } from './view-form.js';

const words = viewTexts.editor;

/** `id`: the view that is changed, or null for a new one; `from`: the view that is copied, or null. */
export function ViewEditorScreen({ id, from }) {
  const { me } = useCell(session);
  const [loaded, setLoaded] = useState(null);
  const [error, setError] = useState(null);
  const load = () => {
    setError(null);
    const source = id ?? from;
    Promise.all([readNames(), source ? findView(source) : null]).then(([names, view]) => setLoaded({ names, view }), setError);
  };
  useEffect(load, [id, from]);
  useTitle(id ? words.editTitle : words.newTitle);
  if (error?.type === 'no-such-view') return html`<${GoneView} page=${true} />`;
  if (error) {
    return html`<${Notice} page=${true} title=${words.failed} text=${error.message}>
      <button type="button" onClick=${load}>${viewTexts.retry}</button>
    </${Notice}>`;
  }
  if (!loaded || !me) return html`<div class="skeleton" role="status" aria-label=${words.loading}><i></i><i></i><i></i></div>`;
  if (id && !loaded.view.editable) {
    return html`<${Notice} page=${true} title=${words.notYours} text=${words.notYoursHint}>
      <a class="button" href=${link('views/new', { from: id })}>${viewTexts.duplicate}</a>
      <a class="button" href=${link(`views/${id}`)}>${words.cancel}</a>
    </${Notice}>`;
  }
  return html`<${Editor} key=${`${id} ${from}`} name=${id ?? (from ? `copy-${from}` : 'new')} view=${id ? loaded.view : null} source=${from ? loaded.view : null}
    names=${loaded.names} mayShare=${me.role === 'admin'} />`;
}

function Editor({ name, view, source, names, mayShare }) {
  const model = useMemo(() => {
    const copied = () => copyOf(source, mayShare, names.limits.title);
    return new EditedView(name, view, view ? () => draftOf(view) : source ? copied : emptyDraft);
  }, []);
  const { draft, base, errors, tried, busy, conflict, kept } = useCell(model.state);
  const [deleting, setDeleting] = useState(false);
  const form = useRef();
  const title = useRef();
  const preview = usePreview(draft);
  useLayoutEffect(() => title.current.focus(), []);
  useEffect(() => {
    if (Object.keys(errors).length > 0) form.current.querySelector('.invalid input, .invalid select, .form-error')?.focus();
  }, [busy]);
  const saved = async (saving) => {
    const result = await saving;
    if (!result) return;
    toast((base ? words.saved : words.created)(result.title));
    open(link(`views/${result.id}`));
  };
  const submit = (event) => {
    event.preventDefault();
    saved(model.save());
  };
  const cancel = () => {
    forgetDraft(name);
    open(base ? link(`views/${base.id}`) : lastList());
  };
  useKeys({ Escape: () => (document.activeElement?.matches('input, select') ? document.activeElement.blur() : cancel()) });
  const deleted = () => {
    forgetDraft(name);
    toast(words.deleted(base.title));
    open(link('views/my_unsolved'));
  };
  const limit = () => model.change({ all: [...draft.all, unsolvedOnly()] });
  return html`<div class="editor">
    <form ref=${form} noValidate inert=${busy} onSubmit=${submit} aria-labelledby="editor-title"
      onKeyDown=${(event) => event.key === 'Enter' && (event.ctrlKey || event.metaKey) && submit(event)}>
      <h1 id="editor-title">${base ? words.editTitle : words.newTitle}</h1>
      ${kept && html`<p class="kept" role="status">${words.kept} <button type="button" onClick=${() => model.discard(view)}>${words.discard}</button></p>`}
      <${ViewForm} draft=${draft} names=${names} errors=${{ ...preview.errors, ...errors }} tried=${tried} mayShare=${mayShare} titleRef=${title}
        change=${(parts) => model.change(parts)} />
      ${preview.unsolvedOnly && html`<button type="button" class="cure" onClick=${limit}>${words.onlyUnsolved}</button>`}
      ${conflict &&
      html`<${ViewConflict} conflict=${conflict} base=${base} draft=${draft} names=${names} onAgain=${() => saved(model.saveOnTop())}
        onTheirs=${() => model.discard(conflict.view)} onNew=${() => saved(model.saveAsNew())} />`}
      <p class="error form-error" tabindex="-1" role="alert">${errors.form ?? (Object.keys(errors).length > 0 ? words.notSaved : '')}</p>
      <div class="actions">
        <button type="submit" class="primary" disabled=${busy}>${base ? words.save : words.create}</button>
        <button type="button" onClick=${cancel}>${words.cancel}</button>
        ${base && html`<button type="button" class="danger last" onClick=${() => setDeleting(true)}>${words.delete}</button>`}
      </div>
    </form>
    <${Preview} preview=${preview} />
    ${deleting && html`<${DeleteView} view=${base} onDeleted=${deleted} onClose=${() => setDeleting(false)} />`}
  </div>`;
}
