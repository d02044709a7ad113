/** What can be done with the selected requests, under their list. */
import { change } from '../bulk.js';
import { cell, useCell } from '../cells.js';
import { useChoices } from '../choices.js';
import { label, number } from '../format.js';
import { html, useEffect, useRef, useState } from '../html.js';
import { useKeys } from '../keys.js';
import { LIMIT } from '../selection.js';
import { session } from '../session.js';
import { texts } from '../texts.js';
import { Outcome } from './outcome.js';
import { selectAll } from './select.js';
import { TagField } from './tagfield.js';

const words = texts.bulk;
const IDLE = cell({ phase: 'idle' });
const NOTHING = { assign: '', status: '', priority: '', unit: '', add: [], remove: [] };

export function Bulk({ queue, state }) {
  const selection = queue.selection;
  useCell(selection.state);
  const attempt = useCell(selection.change);
  const size = selection.size;
  return html`
    <p class="hidden" role="status">${size > 0 && words.selected(number(size))}</p>
    ${attempt && html`<${Outcome} queue=${queue} attempt=${attempt} />`}
    ${size > 0 && html`<${Bar} queue=${queue} state=${state} selection=${selection} attempt=${attempt} size=${size} />`}
  `;
}

function Bar({ queue, state, selection, attempt, size }) {
  const [fields, setFields] = useState(NOTHING);
  const bar = useRef();
  const busy = useCell(attempt?.state ?? IDLE).phase === 'running';
  const body = changeOf(fields);
  const empty = Object.keys(body).length === 0;
  const apply = (event) => {
    event.preventDefault();
    if (!empty) change(selection, queue, body);
  };
  const take = () => change(selection, queue, { take: true });
  useKeys({
    t: take,
    a: () => bar.current.querySelector('select').focus(),
    Escape: () => selection.clear(),
  });
  useFocusBack(bar, selection);
  return html`<section class="bulk" ref=${bar} aria-label=${words.actions}>
    <p class="selected">
      <strong>${words.selected(number(size))}</strong>
      <${More} queue=${queue} state=${state} selection=${selection} />
      <button type="button" class="quiet" onClick=${() => selection.clear()}>${words.clear} <kbd aria-hidden="true">Esc</kbd></button>
    </p>
    <form onSubmit=${apply}>
      <button type="button" disabled=${busy} onClick=${take}>${words.take} <kbd aria-hidden="true">t</kbd></button>
      <${Fields} fields=${fields} onChange=${(part) => setFields({ ...fields, ...part })} />
      <button type="submit" class="primary" disabled=${busy || empty}>${words.apply(number(size))}</button>
    </form>
  </section>`;
}

/** Offers to select more than what is selected. */
function More({ queue, state, selection }) {
  const { total } = state.page;
  const { count } = selection.state.get();
  const every = state.rows.every((row) => selection.has(row.id));
  if (count !== null || (every && total <= state.rows.length)) return null;
  if (!every) {
    const all = () => selection.toggleAll(state.rows.map((row) => row.id));
    return html`<button type="button" class="link" onClick=${all}>${words.page(number(state.rows.length))}</button>`;
  }
  if (selection.size >= Math.min(total, LIMIT)) return null;
  const text = total <= LIMIT ? words.whole(number(total)) : words.first(number(LIMIT), number(total));
  return html`<button type="button" class="link" onClick=${() => selectAll(queue, total)}>${text} <kbd aria-hidden="true">A</kbd></button>`;
}

function Fields({ fields, onChange }) {
  const { statuses, priorities, units, technicians } = useChoices();
  const me = useCell(session).me;
  const people = technicians.toSorted((a, b) => (b.id === me?.id) - (a.id === me?.id));
  const named = (one) => [one.id, label(one.name)];
  const select = (name, options) => html`<${Select} title=${words.fields[name]} value=${fields[name]} options=${options} onSelect=${(value) => onChange({ [name]: value })} />`;
  return html`
    ${select('assign', [
      ...people.map((person) => [person.id, words.assign(person.full_name)]),
      ...people.map((person) => [-person.id, words.unassign(person.full_name)]),
    ])}
    ${select('status', statuses.map(named))}
    ${select('priority', priorities.map(named))}
    ${select('unit', [['none', texts.request.noUnit], ...units.map((unit) => [unit.id, unit.name])])}
    <${TagField} name="bulk-add" title=${words.fields.add} tags=${fields.add} onChange=${(add) => onChange({ add, remove: fields.remove.filter((tag) => !add.includes(tag)) })} />
    <${TagField} name="bulk-remove" title=${words.fields.remove} tags=${fields.remove} onChange=${(remove) => onChange({ remove, add: fields.add.filter((tag) => !remove.includes(tag)) })} />
  `;
}

function Select({ title, value, options, onSelect }) {
  return html`<select aria-label=${title} class=${value === '' ? '' : 'chosen'} value=${value} onChange=${(event) => onSelect(event.target.value)}>
    <option value="">${title}</option>
    ${options.map(([id, name]) => html`<option key=${id} value=${id}>${name}</option>`)}
  </select>`;
}

/** Returns the change that the fields describe, as the API takes it. */
function changeOf({ assign, status, priority, unit, add, remove }) {
  const person = Number(assign);
  return {
    ...(person > 0 && { assign: [person] }),
    ...(person < 0 && { unassign: [-person] }),
    ...(status && { status: Number(status) }),
    ...(priority && { priority: Number(priority) }),
    ...(unit && { business_unit_id: unit === 'none' ? null : Number(unit) }),
    ...(add.length > 0 && { add_tags: add }),
    ...(remove.length > 0 && { remove_tags: remove }),
  };
}

/** When the bar disappears under the focus, the row that was selected last has it again. */
function useFocusBack(bar, selection) {
  useEffect(() => {
    const element = bar.current;
    return () => {
      if (!element.contains(document.activeElement)) return;
      const row = document.querySelector(`tr[data-id="${selection.anchor}"]`) ?? document.querySelector('tbody tr');
      row?.querySelector('a.subject').focus();
    };
  }, []);
}
