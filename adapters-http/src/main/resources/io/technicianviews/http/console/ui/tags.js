/** Tags of a request, in a row and where they are edited. */
import { html, useState } from '../html.js';
import { texts } from '../texts.js';
import { TagField } from './tagfield.js';

const SHOWN = 3;

/** The first tags, and the number of others. */
export function Tags({ tags }) {
  if (tags.length === 0) return null;
  return html`<span class="tags" title=${tags.join(', ')} role="img" aria-label=${texts.tags.list(tags.join(', '))}>
    ${tags.slice(0, SHOWN).map((tag) => html`<span key=${tag} class="tag"><bdi>${tag}</bdi></span>`)}
    ${tags.length > SHOWN && html`<span class="tag">+${tags.length - SHOWN}</span>`}
  </span>`;
}

/** Each added or removed tag is a change of its own, which leaves alone what others change. */
export function EditTags({ request, model }) {
  const [problem, setProblem] = useState(null);
  const change = (tags, { add, remove }) =>
    model.tag(add ? { add_tags: add } : { remove_tags: remove }).then(
      () => setProblem(null),
      (error) => setProblem(error.message),
    );
  return html`<div class="property">
    <label for="tags">${texts.tags.title}</label>
    <${TagField} name="tags" title=${texts.tags.title} placeholder=${texts.tags.add} tags=${request.tags} problem=${problem} onChange=${change} />
  </div>`;
}
