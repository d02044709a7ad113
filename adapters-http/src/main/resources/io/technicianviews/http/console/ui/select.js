/** Checkboxes and keys that select rows of a list. */
import { isWhole } from '../bulk.js';
import { useCell } from '../cells.js';
import { html, useEffect, useRef } from '../html.js';
import { useKeys } from '../keys.js';
import { LIMIT } from '../selection.js';
import { texts } from '../texts.js';
import { toast } from '../toasts.js';

const words = texts.bulk;

/** Returns what the rows of a list need to select, and gives the user the keys for it. */
export function useSelection(queue, state) {
  const selection = queue.selection;
  useCell(selection.state);
  const shown = state.rows.map((row) => row.id);
  const toggle = (id, extend) => selection.toggle(id, shown, extend);
  const toggleCurrent = (extend) => {
    const id = Number(document.activeElement.closest('tr')?.dataset.id);
    if (shown.includes(id)) toggle(id, extend);
  };
  const selected = shown.filter((id) => selection.has(id)).length;
  const toggleAll = () => selection.toggleAll(shown);
  useKeys({
    x: () => toggleCurrent(false),
    X: () => toggleCurrent(true),
    A: () => (selected < shown.length ? toggleAll() : selectAll(queue, state.page.total)),
  });
  const every = selected === shown.length;
  return { has: (id) => selection.has(id), toggle, toggleAll, every, some: selected > 0 && !every };
}

/** Selects all requests of a list, or as many of its first ones as one change may have. */
export async function selectAll(queue, total) {
  const { selection } = queue;
  if (isWhole(selection.filter, total)) {
    selection.selectWhole(total);
    return;
  }
  try {
    selection.select(await queue.firstIds(LIMIT));
  } catch (error) {
    toast(error.message, 'failed');
  }
}

export function SelectAll({ selection }) {
  const box = useRef();
  useEffect(() => {
    box.current.indeterminate = selection.some;
  });
  return html`<label>
    <input ref=${box} type="checkbox" checked=${selection.every} aria-label=${words.selectShown} title=${words.selectShown} onClick=${selection.toggleAll} />
  </label>`;
}

export function SelectRow({ row, selected, onToggle }) {
  // A click with shift would select the text in between.
  const keepText = (event) => event.shiftKey && event.preventDefault();
  return html`<label onMouseDown=${keepText}>
    <input type="checkbox" checked=${selected} aria-label=${words.select(row.id, row.subject)} onClick=${(event) => onToggle(row.id, event.shiftKey)} />
  </label>`;
}
