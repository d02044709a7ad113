/** Asks before a view is deleted. */
import { html, useLayoutEffect, useRef, useState } from '../html.js';
import { useKeys } from '../keys.js';
import { viewTexts } from '../view-texts.js';
import { deleteView, readConflict } from '../view-editor.js';

const words = viewTexts.editor;

export function DeleteView({ view, onDeleted, onClose }) {
  const dialog = useRef();
  const [current, setCurrent] = useState(view);
  const [error, setError] = useState(null);
  useLayoutEffect(() => dialog.current.showModal(), []);
  useKeys({}, true);
  const remove = async () => {
    try {
      await deleteView(current);
      onDeleted();
    } catch (failure) {
      setError(failure.type === 'stale-version' ? words.deleteChanged : failure.message);
      if (failure.type === 'stale-version') setCurrent((await readConflict(view).catch(() => ({}))).view ?? current);
    }
  };
  return html`<dialog ref=${dialog} class="delete-view" aria-labelledby="delete-title" onClose=${onClose}>
    <h2 id="delete-title"><bdi>${words.deleteTitle(current.title)}</bdi></h2>
    <p>${words.deleteText} ${current.sharing.type !== 'personal' && words.deleteShared}</p>
    ${error && html`<p class="error" role="alert">${error}</p>`}
    <div class="actions">
      <button type="button" autofocus onClick=${() => dialog.current.close()}>${words.cancel}</button>
      <button type="button" class="danger" onClick=${remove}>${words.delete}</button>
    </div>
  </dialog>`;
}
