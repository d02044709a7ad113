/** The field for a reply. Its text is kept until it is sent, whatever happens. */
import { useChoices } from '../choices.js';
import { draftOf, forgetSent, keepDraft, newKey, sentDraft } from '../drafts.js';
import { label } from '../format.js';
import { html, useRef, useState } from '../html.js';
import { useKeys } from '../keys.js';
import { texts } from '../texts.js';

const LONGEST = 10_000;

export function Reply({ id, model, edit }) {
  const [draft, setDraft] = useState(() => draftOf(id));
  const [status, setStatus] = useState('');
  const [error, setError] = useState(null);
  const [sending, setSending] = useState(false);
  const field = useRef();
  const { statuses } = useChoices();
  useKeys({ r: () => field.current.focus() });

  const change = (next) => {
    setDraft(next);
    keepDraft(id, next);
  };
  const type = (text) => {
    change({ ...draft, text });
    model.presence.typed(text);
  };
  const submit = async (event) => {
    event.preventDefault();
    if (sending || draft.text.trim() === '') return;
    setSending(true);
    setError(null);
    const sent = sentDraft(draft);
    change(sent);
    try {
      await model.reply(sent.text, sent.key);
      setDraft({ text: '', key: newKey() });
      forgetSent(id, sent);
      model.presence.typed('');
      if (status) await edit({ status: Number(status) }, texts.request.status);
      setStatus('');
    } catch (failure) {
      setError(failure.message);
    }
    setSending(false);
  };
  const keys = (event) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit(event);
    if (event.key === 'Escape') {
      event.stopPropagation();
      field.current.blur();
    }
  };
  return html`<form class="reply" onSubmit=${submit}>
    <label class="hidden" for="reply">${texts.reply.label}</label>
    <textarea id="reply" ref=${field} rows="3" dir="auto" maxlength=${LONGEST} placeholder=${texts.reply.placeholder} value=${draft.text} readOnly=${sending}
      aria-describedby=${error ? 'reply-error' : undefined}
      onInput=${(event) => type(event.target.value)} onKeyDown=${keys}></textarea>
    ${error && html`<p id="reply-error" class="error" role="alert">${texts.reply.failed} ${error}</p>`}
    <div class="actions">
      <label><span class="hidden">${texts.reply.status}</span>
        <select value=${status} onChange=${(event) => setStatus(event.target.value)}>
          <option value="">${texts.reply.keep}</option>
          ${statuses.map((one) => html`<option key=${one.id} value=${one.id}>${texts.reply.set(label(one.name))}</option>`)}
        </select>
      </label>
      <button type="submit" class="primary" disabled=${sending || draft.text.trim() === ''}>${texts.reply.send}</button>
    </div>
  </form>`;
}
