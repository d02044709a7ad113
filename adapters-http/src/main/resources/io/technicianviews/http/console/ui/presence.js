/** Who else has a request open, in a row and in the request. */
import { useCell } from '../cells.js';
import { html, useEffect } from '../html.js';
import { presences, watchPresences } from '../presence.js';
import { texts } from '../texts.js';
import { Avatar } from './parts.js';

const words = texts.presence;
const SHOWN = 3;

/** Follows who has the requests of a list open, and returns the people by id. */
export function usePresences(rows) {
  const ids = rows.map((row) => row.id);
  useEffect(() => watchPresences(ids), [ids.join()]);
  return useCell(presences);
}

/** Small avatars in a row. */
export function PresentInRow({ people = [] }) {
  if (people.length === 0) return null;
  const text = people.map(sentence).join(', ');
  return html`<span class="present" title=${text}>
    ${people.slice(0, SHOWN).map((person) => html`<span key=${person.id} class=${person.activity}><${Avatar} person=${person} /></span>`)}
    ${people.length > SHOWN && html`<small>+${people.length - SHOWN}</small>`}
    <span class="hidden">${text}</span>
  </span>`;
}

/** Sentences in the request. */
export function PresentInRequest({ id }) {
  const people = useCell(presences).get(id) ?? [];
  return html`<span class="present" role="status">
    ${people.map(
      (person) => html`<span key=${person.id} class=${person.activity}><${Avatar} person=${person} /><bdi>${sentence(person)}</bdi></span>`,
    )}
  </span>`;
}

const sentence = ({ full_name: name, activity }) => (words[activity] ?? words.viewing)(name);
