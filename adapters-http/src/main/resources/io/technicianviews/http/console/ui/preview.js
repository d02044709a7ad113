/** The preview beside the editor of a view: its count and first rows. */
import { number } from '../format.js';
import { html } from '../html.js';
import { viewTexts } from '../view-texts.js';
import { Results } from './results.js';

const words = viewTexts.preview;

export function Preview({ preview }) {
  const { phase, page, busy, partial, error, retry } = preview;
  const shown = page?.data.length ?? 0;
  return html`<section class="preview" aria-labelledby="preview-title">
    <h2 id="preview-title">${words.title}</h2>
    <p class=${busy ? 'preview-count busy' : 'preview-count'} role="status">
      ${page ? words.count(page.total, number(page.total)) : phase === 'loading' ? words.counting : ''}
    </p>
    ${phase === 'invalid' && html`<p class="warning">${words.invalid}</p>`}
    ${phase === 'failed' &&
    html`<p class="error" role="alert">${words.failed} ${error.message} <button type="button" onClick=${retry}>${viewTexts.retry}</button></p>`}
    ${partial && html`<p class="hint">${words.incomplete}</p>`}
    ${page && shown === 0 && html`<p class="hint">${words.empty}</p>`}
    ${shown > 0 && html`<${Results} rows=${page.data} label=${words.title} />`}
    ${page && shown > 0 && page.total > shown && html`<p class="hint">${words.more(shown)}</p>`}
  </section>`;
}
