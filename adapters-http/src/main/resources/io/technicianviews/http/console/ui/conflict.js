/** A change that was refused, since the request had changed: who did what, and what to do now. */
import { describe } from '../changes.js';
import { useChoices } from '../choices.js';
import { html, useEffect, useState } from '../html.js';
import { texts } from '../texts.js';
import { Ago } from './parts.js';

export function Conflict({ model, conflict, onClose }) {
  const choices = useChoices();
  const [entries, setEntries] = useState([]);
  useEffect(() => {
    model.history().then(
      (history) => setEntries(history.entries.slice(-3)),
      () => {},
    );
  }, [conflict]);
  return html`<div class="conflict" role="alert">
    <p><strong>${texts.conflict.title}</strong> ${texts.conflict.text(conflict.what)}</p>
    <ul>
      ${entries.map(
        (entry) => html`<li key=${entry.id}>
          <bdi>${entry.by?.full_name ?? texts.history.system}</bdi>: ${describe(entry, choices).join(', ')} · <${Ago} time=${entry.at} />
        </li>`,
      )}
    </ul>
    <button type="button" class="primary" onClick=${() => conflict.again()}>${texts.conflict.again}</button>
    <button type="button" onClick=${onClose}>${texts.conflict.drop}</button>
  </div>`;
}
