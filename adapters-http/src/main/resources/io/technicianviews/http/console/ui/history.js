/** The history of a request as a timeline, newest first. */
import { describe } from '../changes.js';
import { useChoices } from '../choices.js';
import { shortTime } from '../format.js';
import { html, useEffect, useState } from '../html.js';
import { texts } from '../texts.js';
import { Ago, Avatar } from './parts.js';

export function History({ model, version }) {
  const choices = useChoices();
  const [history, setHistory] = useState(null);
  const [error, setError] = useState(null);
  useEffect(() => {
    model.history().then(setHistory, (failure) => setError(failure.message));
  }, [model, version]);
  if (error) return html`<p class="error" role="alert">${error}</p>`;
  if (!history) return html`<p class="none" role="status">${texts.request.loading}</p>`;
  const entries = history.entries.toReversed();
  return html`<ol class="timeline" aria-label=${texts.request.history}>
    ${entries.map(
      (entry) => html`<li key=${entry.id}>
        ${entry.by ? html`<${Avatar} person=${entry.by} />` : html`<span class="avatar" aria-hidden="true">·</span>`}
        <div>
          <p class="byline"><strong><bdi>${entry.by?.full_name ?? texts.history.system}</bdi></strong><${Ago} time=${entry.at} /><small>${shortTime(entry.at)}</small></p>
          ${describe(entry, choices).map((line) => html`<p key=${line}><bdi>${line}</bdi></p>`)}
        </div>
      </li>`,
    )}
    ${!history.complete && html`<li class="none">${texts.history.incomplete}</li>`}
    ${entries.length === 0 && html`<li class="none">${texts.history.none}</li>`}
  </ol>`;
}
