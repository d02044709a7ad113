/** A field for tags: those that it has, and one that is typed, completed by those in use. */
import { call } from '../api.js';
import { html, useEffect, useRef, useState } from '../html.js';
import { normalized, TAG_LENGTH, TAGS } from '../tags.js';
import { texts } from '../texts.js';
import { Icon } from './icons.js';

const words = texts.tags;
const SHOWN = 8;
const PAUSE = 150;

/** `onChange` gets the new list, and the tags that were added or removed. */
export function TagField({ name, title, placeholder = title, tags, onChange, problem }) {
  const [text, setText] = useState('');
  const [active, setActive] = useState(-1);
  const [open, setOpen] = useState(false);
  const field = useRef();
  const proposed = useProposals(open ? text : null).filter((tag) => !tags.includes(tag)).slice(0, SHOWN);
  const error = tooMuch(text, tags) ?? problem;
  const add = (...given) => {
    const added = [...new Set(given)].filter((tag) => tag !== '' && !tags.includes(tag));
    const wrong = added.find((tag) => tooMuch(tag, tags));
    setText(wrong ?? '');
    setActive(-1);
    if (!wrong && added.length > 0) onChange([...tags, ...added], { add: added });
  };
  const remove = (tag) => {
    onChange(tags.filter((one) => one !== tag), { remove: [tag] });
    field.current.focus();
  };
  const type = (event) => {
    // A space or comma ends a tag.
    const typed = event.target.value.split(/[\s,]+/);
    if (typed.length > 1) add(...typed.map(normalized));
    else setText(typed[0]);
    setActive(-1);
    setOpen(true);
  };
  const keys = {
    Enter: () => add(proposed[active] ?? normalized(text)),
    ArrowDown: () => setActive(Math.min(active + 1, proposed.length - 1)),
    ArrowUp: () => setActive(Math.max(active - 1, -1)),
    Escape: () => (setText(''), setOpen(false)),
    Backspace: () => tags.length > 0 && remove(tags.at(-1)),
  };
  const applies = {
    Enter: text !== '' || active >= 0,
    ArrowDown: true,
    ArrowUp: true,
    Escape: open && (text !== '' || proposed.length > 0),
    Backspace: text === '',
  };
  const press = (event) => {
    if (!applies[event.key]) return;
    if (event.key !== 'Backspace') event.preventDefault();
    event.stopPropagation();
    setOpen(event.key !== 'Escape');
    keys[event.key]();
  };
  const expanded = open && proposed.length > 0;
  return html`<div class="tagfield">
    <ul aria-label=${words.chosen(title)} hidden=${tags.length === 0}>
      ${tags.map(
        (tag) => html`<li key=${tag} class="tag"><bdi>${tag}</bdi>
          <button type="button" class="quiet" aria-label=${words.remove(tag)} title=${words.remove(tag)} onClick=${() => remove(tag)}><${Icon} name="close" /></button>
        </li>`,
      )}
    </ul>
    <input ref=${field} id=${name} type="text" role="combobox" autocomplete="off" autocapitalize="none" spellcheck=${false} dir="auto" aria-label=${title} placeholder=${placeholder}
      aria-autocomplete="list" aria-expanded=${String(expanded)} aria-controls=${`${name}-list`} aria-activedescendant=${expanded && active >= 0 ? `${name}-${active}` : undefined}
      aria-invalid=${error ? 'true' : undefined} aria-describedby=${error ? `${name}-error` : undefined} value=${text}
      onInput=${type} onKeyDown=${press} onFocus=${() => setOpen(true)} onBlur=${() => (add(normalized(text)), setOpen(false))} />
    <ul id=${`${name}-list`} class="proposals" role="listbox" aria-label=${words.proposals} hidden=${!expanded}>
      ${proposed.map(
        (tag, i) => html`<li key=${tag} id=${`${name}-${i}`} role="option" aria-selected=${String(i === active)}
          onMouseDown=${(event) => (event.preventDefault(), add(tag))}><bdi>${tag}</bdi></li>`,
      )}
    </ul>
    ${error && html`<p id=${`${name}-error`} class="error" role="alert">${error}</p>`}
  </div>`;
}

function tooMuch(text, tags) {
  if (text === '') return null;
  if (tags.length >= TAGS) return words.tooMany(TAGS);
  return [...normalized(text)].length > TAG_LENGTH ? words.tooLong(TAG_LENGTH) : null;
}

/** The tags in use that begin with a text; none for null. */
function useProposals(prefix) {
  const [proposals, setProposals] = useState([]);
  useEffect(() => {
    if (prefix === null) return undefined;
    const control = new AbortController();
    const timer = setTimeout(() => {
      call('GET', 'tags', { query: { prefix }, signal: control.signal }).then(
        (answer) => setProposals(answer.data),
        () => {},
      );
    }, PAUSE);
    return () => {
      clearTimeout(timer);
      control.abort();
    };
  }, [prefix]);
  return prefix === null ? [] : proposals.filter((tag) => tag.startsWith(normalized(prefix)));
}
