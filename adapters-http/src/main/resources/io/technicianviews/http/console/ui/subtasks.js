/** The subtasks of a request, and a field for another one. */
import { newKey, sentDraft } from '../drafts.js';
import { html, useState } from '../html.js';
import { link } from '../router.js';
import { texts } from '../texts.js';
import { Assignees, Status } from './parts.js';

export function Subtasks({ request, model }) {
  const [draft, setDraft] = useState(() => ({ text: '', key: newKey() }));
  const [sending, setSending] = useState(false);
  const [error, setError] = useState(null);
  const add = async (event) => {
    event.preventDefault();
    if (sending || draft.text.trim() === '') return;
    setSending(true);
    setError(null);
    const sent = sentDraft(draft);
    setDraft(sent);
    try {
      await model.addSubtask(sent.text, sent.key);
      setDraft({ text: '', key: newKey() });
    } catch (failure) {
      setError(failure.message);
    }
    setSending(false);
  };
  return html`<section class="subtasks" aria-labelledby="subtasks-title">
    <h2 id="subtasks-title">${texts.request.subtasks}</h2>
    <ul>
      ${request.subtasks.map(
        (subtask) => html`<li key=${subtask.id}>
          <a href=${link(`requests/${subtask.id}`)}><bdi>${subtask.subject}</bdi></a>
          <p><${Status} status=${subtask.status} /><${Assignees} people=${subtask.assignees} /></p>
        </li>`,
      )}
    </ul>
    <form onSubmit=${add}>
      <input type="text" maxlength="255" value=${draft.text} readOnly=${sending} placeholder=${texts.request.addSubtask} aria-label=${texts.request.addSubtask}
        onInput=${(event) => setDraft({ ...draft, text: event.target.value })} />
      <button type="submit">${texts.request.add}</button>
    </form>
    ${error && html`<p class="error" role="alert">${error}</p>`}
  </section>`;
}
