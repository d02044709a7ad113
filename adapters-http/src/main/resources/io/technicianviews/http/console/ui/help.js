/** The list of keys. */
import { html, useLayoutEffect, useRef } from '../html.js';
import { useKeys } from '../keys.js';
import { texts } from '../texts.js';

export function Help({ onClose }) {
  const dialog = useRef();
  useLayoutEffect(() => dialog.current.showModal(), []);
  useKeys({}, true);
  return html`<dialog ref=${dialog} class="help" aria-labelledby="help-title" onClose=${onClose}
    onClick=${(event) => event.target === dialog.current && dialog.current.close()}>
    <h2 id="help-title">${texts.help.title}</h2>
    <dl>
      ${texts.help.keys.map(
        ([keys, meaning]) =>
          html`<div key=${keys}><dt>${keys.split(' / ').map((key) => html`<kbd>${key}</kbd>`)}</dt><dd>${meaning}</dd></div>`,
      )}
    </dl>
    <button type="button" onClick=${() => dialog.current.close()}>${texts.help.close}</button>
  </dialog>`;
}
