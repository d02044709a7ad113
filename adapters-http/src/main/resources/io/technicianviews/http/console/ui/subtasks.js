/** The subtasks of a request, and a field for another one. */
import { newKey } from '../drafts.js';
import { html, useState } from '../html.js';
import { link } from '../router.js';
import { texts } from '../texts.js';
import { Assignees, Status } from './parts.js';

export function Subtasks({ request, model }) {
  const [subject, setSubject] = useState('');
  const [key, setKey] = useState(newKey);
  const [error, setError] = useState(null);
  const add = async (event) => {
    event.preventDefault();
    if (subject.trim() === '') return;
    try {
      await model.addSubtask(subject, key);
      setSubject('');
      setKey(newKey());
      setError(null);
    } catch (failure) {
      setError(failure.message);
    }
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
      <input type="text" maxlength="255" value=${subject} placeholder=${texts.request.addSubtask} aria-label=${texts.request.addSubtask}
        onInput=${(event) => setSubject(event.target.value)} />
      <button type="submit">${texts.request.add}</button>
    </form>
    ${error && html`<p class="error" role="alert">${error}</p>`}
  </section>`;
}
