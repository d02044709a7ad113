/** What is shown in place of a custom view that the user no longer sees. */
import { html } from '../html.js';
import { link } from '../router.js';
import { viewTexts } from '../view-texts.js';
import { Notice } from './parts.js';

export function GoneView({ page }) {
  return html`<${Notice} page=${page} role=${page ? undefined : 'alert'} title=${viewTexts.gone} text=${viewTexts.goneHint}>
    <a class="button" href=${link('views/my_unsolved')}>${viewTexts.home}</a>
  </${Notice}>`;
}
