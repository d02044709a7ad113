/** A field that proposes what matches the typed text. */
import { html, useEffect, useRef, useState } from '../html.js';
import { texts } from '../texts.js';

/** Time without typing after which proposals are asked for. */
const PAUSE = 200;

/**
 * `find(text, signal)` returns a promise of proposals, which have an `id`; `show` renders one, and
 * `onPick` gets it. `onText` gets the text when Enter is pressed without a proposal. `note` is shown
 * below the proposals: a function of their phase, their number, the text and the error.
 */
export function Combobox({ id, label, describedBy, placeholder, find, show, onPick, onText, note, inputRef, maxLength }) {
  const [text, setText] = useState('');
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const own = useRef();
  const list = useRef();
  const field = inputRef ?? own;
  const { items, phase, error } = useProposals(text, open, find);
  useEffect(() => setActive(-1), [items]);
  useEffect(() => list.current.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' }), [active]);
  const shown = open && text.trim() !== '';
  const close = () => {
    setOpen(false);
    setActive(-1);
  };
  const done = () => {
    close();
    setText('');
  };
  const pick = (item) => {
    done();
    onPick(item);
  };
  const keys = {
    ArrowDown: () => move(1),
    ArrowUp: () => move(-1),
    Enter: () => {
      if (shown && items[active]) pick(items[active]);
      else if (text.trim() !== '') {
        const entered = text.trim();
        done();
        onText?.(entered);
      }
    },
    Escape: () => (shown ? close() : field.current.blur()),
  };
  const move = (by) => {
    setOpen(true);
    if (items.length > 0) setActive((at) => (at + by + items.length + (at < 0 && by < 0 ? 1 : 0)) % items.length);
  };
  const press = (event) => {
    if (!keys[event.key] || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    event.preventDefault();
    event.stopPropagation();
    keys[event.key]();
  };
  return html`<div class="combobox">
    <input ref=${field} id=${id} type="text" maxlength=${maxLength} role="combobox" autocomplete="off" aria-label=${label} aria-describedby=${describedBy}
      placeholder=${placeholder} aria-autocomplete="list" aria-expanded=${shown && items.length > 0 ? 'true' : 'false'}
      aria-controls=${`${id}-list`} aria-activedescendant=${active >= 0 && shown ? `${id}-${active}` : undefined}
      value=${text} onKeyDown=${press} onBlur=${close} onFocus=${() => setOpen(true)}
      onInput=${(event) => {
        setText(event.target.value);
        setActive(-1);
        setOpen(true);
      }} />
    <div class="matches" hidden=${!shown}>
      <ul ref=${list} id=${`${id}-list`} role="listbox" aria-label=${texts.proposals(label)}>
        ${shown &&
        items.map(
          (item, at) => html`<li key=${item.id} id=${`${id}-${at}`} role="option" aria-selected=${at === active ? 'true' : 'false'}
            onMouseDown=${(event) => event.preventDefault()} onClick=${() => pick(item)}>${show(item)}</li>`,
        )}
      </ul>
      <div class="note" role="status">${shown && note?.(phase, items.length, text.trim(), error)}</div>
    </div>
  </div>`;
}

/** The proposals for a text; those of an earlier text are shown until the next ones are there. */
function useProposals(text, open, find) {
  const [result, setResult] = useState({ items: [], phase: 'ready' });
  useEffect(() => {
    const wanted = text.trim();
    if (!open || wanted === '') {
      setResult({ items: [], phase: 'ready' });
      return undefined;
    }
    const control = new AbortController();
    setResult((before) => ({ ...before, phase: 'loading' }));
    const timer = setTimeout(() => {
      find(wanted, control.signal).then(
        (items) => !control.signal.aborted && setResult({ items, phase: 'ready' }),
        (error) => !control.signal.aborted && setResult({ items: [], phase: 'failed', error }),
      );
    }, PAUSE);
    return () => {
      clearTimeout(timer);
      control.abort();
    };
  }, [text, open]);
  return result;
}
