/** The inputs of the values of conditions, by type. */
import { call } from '../api.js';
import { nameIn } from '../choices.js';
import { amountOf, durationOf } from '../durations.js';
import { label } from '../format.js';
import { html } from '../html.js';
import { texts } from '../texts.js';
import { viewTexts } from '../view-texts.js';
import { Combobox } from './combobox.js';
import { Icon } from './icons.js';

/** Up to as many choices are shown at once; more are in a list. */
const FEW = 8;
const words = viewTexts.editor;

/** `input` has the attributes that connect the input to its label and error. */
export function Value({ id, spec, value, names, input, onChange }) {
  const parts = { id, spec, value, input, onChange, names };
  switch (spec.type) {
    case 'none':
      return null;
    case 'status_ids':
      return html`<${Several} ...${parts} options=${names.statuses.filter((one) => one.active || value.includes(one.id)).map(named)} />`;
    case 'priority_ids':
      return html`<${Several} ...${parts} options=${names.priorities.map(named)} />`;
    case 'status_categories':
      return html`<${Several} ...${parts} options=${names.status_categories.map((one) => ({ id: one, text: label(one) }))} />`;
    case 'business_unit_ids':
      return html`<${Several} ...${parts} options=${[...unitOptions(names), { id: -1, text: texts.filters.withoutUnit }]} />`;
    case 'assignee':
      return html`<${One} ...${parts} options=${assignees(names, value)} />`;
    case 'requester':
      return html`<${Requester} ...${parts} />`;
    case 'request_type':
      return html`<${One} ...${parts} options=${Object.entries(viewTexts.types).map(([one, text]) => ({ id: one, text }))} />`;
    case 'boolean':
      return html`<${One} ...${parts} options=${[{ id: true, text: viewTexts.yes }, { id: false, text: viewTexts.no }]} />`;
    case 'days':
      return html`<input ...${input} id=${id} type="number" min=${spec.minimum} max=${spec.maximum} value=${value}
        onInput=${(event) => onChange(event.target.value === '' ? null : Number(event.target.value))} />`;
    case 'duration':
      return html`<${Length} ...${parts} />`;
    case 'tags':
      return html`<${Tags} ...${parts} />`;
    default:
      return html`<input ...${input} id=${id} type="text" maxlength=${spec.max_length} value=${value} onInput=${(event) => onChange(event.target.value)} />`;
  }
}

const named = (one) => ({ id: one.id, text: label(one.name) });

export const unitOptions = (names) => names.business_units.map((unit) => ({ id: unit.id, text: unit.name }));

function assignees({ technicians }, value) {
  const known = [
    { id: 'current_user', text: viewTexts.currentUser },
    { id: null, text: viewTexts.nobody },
    ...technicians.map((person) => ({ id: person.id, text: person.full_name })),
  ];
  return known.some((one) => one.id === value) ? known : [...known, { id: value, text: `#${value}` }];
}

function One({ id, value, options, input, onChange }) {
  const at = options.findIndex((one) => one.id === value);
  return html`<select ...${input} id=${id} value=${at} onChange=${(event) => onChange(options[Number(event.target.value)].id)}>
    ${options.map((one, i) => html`<option key=${i} value=${i}>${one.text}</option>`)}
  </select>`;
}

/** Some of several choices. */
export function Several({ id, value, options, input, onChange }) {
  const toggle = (one) => onChange(value.includes(one) ? value.filter((other) => other !== one) : [...value, one]);
  const missing = value.filter((one) => !options.some((option) => option.id === one)).map((one) => ({ id: one, text: `#${one}` }));
  if (options.length > FEW) return html`<${Many} id=${id} value=${value} options=${[...missing, ...options]} input=${input} onToggle=${toggle} />`;
  return html`<div class="several" role="group" ...${input}>
    ${[...missing, ...options].map(
      (one, i) => html`<label key=${one.id}>
        <input id=${i === 0 ? id : undefined} type="checkbox" checked=${value.includes(one.id)} onChange=${() => toggle(one.id)} /><bdi>${one.text}</bdi>
      </label>`,
    )}
  </div>`;
}

/** Some of many choices: the chosen ones, and a list of the others. */
function Many({ id, value, options, input, onToggle }) {
  const add = (event) => {
    const chosen = options[Number(event.target.value)];
    event.target.value = '';
    if (chosen) onToggle(chosen.id);
  };
  return html`<div class="many">
    <${Chips} items=${options.filter((one) => value.includes(one.id))} onRemove=${(one) => onToggle(one.id)} />
    <select ...${input} id=${id} value="" onChange=${add}>
      <option value="">${words.choose}</option>
      ${options.map((one, i) => !value.includes(one.id) && html`<option key=${one.id} value=${i}>${one.text}</option>`)}
    </select>
  </div>`;
}

function Chips({ items, onRemove }) {
  if (items.length === 0) return null;
  return html`<ul class="chips">
    ${items.map(
      (one) => html`<li key=${one.id}><bdi>${one.text}</bdi>
        <button type="button" class="quiet" aria-label=${words.remove(one.text)} title=${words.remove(one.text)} onClick=${() => onRemove(one)}><${Icon} name="close" /></button>
      </li>`,
    )}
  </ul>`;
}

function Length({ id, value, input, onChange }) {
  const { amount, unit } = amountOf(value);
  return html`<div class="length">
    <input ...${input} id=${id} type="number" min="1" value=${amount} aria-label=${`${input['aria-label']}: ${words.amount}`}
      onInput=${(event) => onChange(durationOf(event.target.value, unit))} />
    <select value=${unit} aria-label=${`${input['aria-label']}: ${words.unit}`} onChange=${(event) => onChange(durationOf(amount, event.target.value))}>
      ${Object.entries(viewTexts.units).map(([one, text]) => html`<option key=${one} value=${one}>${text}</option>`)}
    </select>
  </div>`;
}

function Tags({ id, value, input, onChange }) {
  const add = (tag) => !value.includes(tag) && onChange([...value, tag]);
  const find = async (text, signal) => {
    const { data } = await call('GET', 'tags', { query: { prefix: text }, signal });
    return data.filter((tag) => !value.includes(tag)).slice(0, FEW).map((tag) => ({ id: tag }));
  };
  return html`<div class="many">
    <${Chips} items=${value.map((tag) => ({ id: tag, text: tag }))} onRemove=${(one) => onChange(value.filter((tag) => tag !== one.id))} />
    <${Combobox} id=${id} label=${input['aria-label']} describedBy=${input['aria-describedby']} placeholder=${words.addTag}
      find=${find} show=${(one) => html`<bdi>${one.id}</bdi>`} onPick=${(one) => add(one.id)} onText=${add} />
  </div>`;
}

/** People who have made requests are found by the search for requests. */
async function findRequesters(text, signal) {
  const { data } = await call('GET', 'requests/search', { query: { q: text, limit: 50 }, signal });
  const start = text.toLowerCase();
  const found = new Map(data.map(({ requester }) => [requester.id, requester]));
  return [...found.values()]
    .filter((person) => person.full_name.toLowerCase().split(/\s+/).some((word) => word.startsWith(start.split(/\s+/)[0])))
    .slice(0, FEW);
}

function Requester({ id, value, names, input, onChange }) {
  const people = names.people;
  const chosen = value === 'current_user' ? viewTexts.currentUser : nameIn([...people.values(), ...names.technicians], value);
  const pick = (person) => {
    people.set(person.id, person);
    onChange(person.id);
  };
  const reset = () => onChange('current_user');
  return html`<div class="many">
    ${value === 'current_user'
      ? html`<ul class="chips"><li>${chosen}</li></ul>`
      : html`<${Chips} items=${[{ id: value, text: chosen }]} onRemove=${reset} />`}
    <${Combobox} id=${id} label=${input['aria-label']} describedBy=${input['aria-describedby']} placeholder=${words.findRequester}
      find=${findRequesters} show=${(person) => html`<bdi>${person.full_name}</bdi> <small>#${person.id}</small>`} onPick=${pick} />
  </div>`;
}
