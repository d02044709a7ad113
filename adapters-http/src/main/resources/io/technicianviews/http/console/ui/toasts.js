/** Short messages at the bottom of the screen. */
import { useCell } from '../cells.js';
import { html } from '../html.js';
import { texts } from '../texts.js';
import { dismiss, toasts } from '../toasts.js';
import { Icon } from './icons.js';

export function Toasts() {
  const messages = useCell(toasts);
  return html`<div class="toasts" role="status">
    ${messages.map(
      (message) => html`<p key=${message.id} class=${message.kind}>
        <${Icon} name=${message.kind === 'failed' ? 'alert' : 'check'} />
        <span>${message.text}</span>
        <button type="button" class="quiet" aria-label=${texts.help.close} onClick=${() => dismiss(message.id)}><${Icon} name="close" /></button>
      </p>`,
    )}
  </div>`;
}
