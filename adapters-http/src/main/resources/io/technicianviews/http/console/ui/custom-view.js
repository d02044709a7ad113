/** The list of a custom view. */
import { useCell } from '../cells.js';
import { html, useEffect, useState } from '../html.js';
import { useKeys } from '../keys.js';
import { link, open } from '../router.js';
import { viewTexts } from '../view-texts.js';
import { findView, views } from '../views.js';
import { GoneView } from './gone.js';
import { Notice } from './parts.js';
import { List } from './queue.js';

export function CustomViewScreen({ id, query }) {
  const { view, error, again } = useView(id);
  if (error?.type === 'no-such-view') return html`<${GoneView} page=${true} />`;
  if (error) {
    return html`<${Notice} page=${true} title=${viewTexts.viewFailed} text=${error.message}>
      <button type="button" onClick=${again}>${viewTexts.retry}</button>
    </${Notice}>`;
  }
  if (!view) return null;
  return html`<${List} view=${id} title=${view.title} unsolved=${view.unsolved_only} query=${query} about=${html`<${About} view=${view} />`} />`;
}

/** Returns the definition of a view, which is read by itself if it is not among the loaded ones. */
export function useView(id) {
  const { phase, all } = useCell(views);
  const [last, setLast] = useState(null);
  const [error, setError] = useState(null);
  const found = all.find((view) => String(view.id) === id);
  const read = () => {
    setError(null);
    findView(id).then(setLast, setError);
  };
  useEffect(() => {
    if (phase !== 'loading' && !found && !last) read();
  }, [phase, found]);
  return { view: found ?? last, error: found ? null : error, again: read };
}

function About({ view }) {
  useKeys({ e: () => view.editable && open(link(`views/${view.id}/edit`)) });
  return html`<div class="about">
    ${!view.active && html`<span class="tag" title=${viewTexts.inactiveHint}>${viewTexts.inactive}</span>`}
    ${view.editable && html`<a class="button" href=${link(`views/${view.id}/edit`)}>${viewTexts.edit}</a>`}
    <a class="button" href=${link('views/new', { from: view.id })}>${viewTexts.duplicate}</a>
  </div>`;
}
