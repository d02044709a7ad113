/** A button that downloads a list. */
import { downloadView } from '../export.js';
import { html, useState } from '../html.js';
import { texts } from '../texts.js';
import { toast } from '../toasts.js';
import { Icon } from './icons.js';

export function ExportButton({ view, filters }) {
  const [busy, setBusy] = useState(false);
  const download = async () => {
    setBusy(true);
    try {
      await downloadView({ view, ...filters });
    } catch (error) {
      toast(texts.export.failed(error.message), 'failed');
    }
    setBusy(false);
  };
  return html`<button type="button" class="export" disabled=${busy} aria-busy=${String(busy)} title=${texts.export.hint} onClick=${download}>
    <${Icon} name="download" />${busy ? texts.export.busy : texts.export.button}
  </button>`;
}
