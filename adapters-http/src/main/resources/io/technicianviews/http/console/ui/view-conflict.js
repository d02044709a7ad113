/** A save that was refused, since the view has changed: who did what, and what to do now. */
import { html, useLayoutEffect, useRef } from '../html.js';
import { bodyOf, changedParts, draftOf } from '../view-draft.js';
import { viewTexts } from '../view-texts.js';
import { partText } from '../view-words.js';
import { Ago } from './parts.js';

const words = viewTexts.conflict;

export function ViewConflict({ conflict, base, draft, names, onAgain, onTheirs, onNew }) {
  const box = useRef();
  useLayoutEffect(() => box.current.querySelector('button').focus(), [conflict]);
  const { view, by } = conflict;
  if (!view) {
    return html`<div class="conflict" role="alert" ref=${box}>
      <p><strong>${words.title}</strong> ${words.gone}</p>
      <button type="button" class="primary" onClick=${onNew}>${words.asNew}</button>
    </div>`;
  }
  const before = bodyOf(draftOf(base));
  const theirs = bodyOf(draftOf(view));
  const mine = changedParts(before, bodyOf(draft));
  const changed = changedParts(before, theirs);
  const what = by?.own ? words.own : words.text(by?.name ?? words.anonymous);
  return html`<div class="conflict" role="alert" ref=${box}>
    <p><strong>${words.title}</strong> <bdi>${what}</bdi>${by?.at && html` <${Ago} time=${by.at} />`}</p>
    <ul>
      ${changed.length === 0 && html`<li>${words.none}</li>`}
      ${changed.map(
        (part) => html`<li key=${part}>
          <bdi>${words.change(words.parts[part], partText(part, before[part], names), partText(part, theirs[part], names))}</bdi>
          ${mine.includes(part) && html` <em>${words.both}</em>`}
        </li>`,
      )}
    </ul>
    <button type="button" class="primary" onClick=${onAgain}>${words.again}</button>
    <button type="button" onClick=${onTheirs}>${words.theirs}</button>
  </div>`;
}
