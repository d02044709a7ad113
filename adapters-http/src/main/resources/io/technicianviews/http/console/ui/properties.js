/** What can be changed in a request: each field is a command of its own. */
import { useChoices } from '../choices.js';
import { fullTime, label } from '../format.js';
import { html, useState } from '../html.js';
import { texts } from '../texts.js';
import { fromField, toField } from '../zone.js';
import { Icon } from './icons.js';
import { Avatar, Due } from './parts.js';
import { EditTags } from './tags.js';

export function Properties({ request, me, model, edit, command }) {
  const choices = useChoices();
  const names = texts.request;
  const unit = request.business_unit;
  return html`<div class="properties">
    <${Select} name="status" title=${names.status} value=${request.status.id}
      options=${withCurrent(choices.statuses, request.status).map(named)}
      onSelect=${(value) => edit({ status: Number(value) }, names.status)} />
    <${Select} name="priority" title=${names.priority} value=${request.priority.id}
      options=${withCurrent(choices.priorities, request.priority).map(named)}
      onSelect=${(value) => edit({ priority: Number(value) }, names.priority)} />
    <${Select} name="unit" title=${names.unit} value=${unit?.id ?? ''}
      options=${[{ value: '', text: names.noUnit }, ...withCurrent(choices.units, unit).map((one) => ({ value: one.id, text: one.name }))]}
      onSelect=${(value) => edit({ business_unit_id: value === '' ? null : Number(value) }, names.unit)} />
    <${People} request=${request} technicians=${choices.technicians} command=${command} />
    <${DueDate} request=${request} zone=${me?.time_zone} edit=${edit} />
    <${EditTags} request=${request} model=${model} />
  </div>`;
}

const named = (one) => ({ value: one.id, text: label(one.name) });

/** A retired status, or a unit outside of the user's, is still the current one. */
function withCurrent(list, current) {
  return !current || list.some((one) => one.id === current.id) ? list : [current, ...list];
}

function Select({ name, title, value, options, onSelect }) {
  const [chosen, setChosen] = useState(null);
  const select = async (event) => {
    setChosen(event.target.value);
    await onSelect(event.target.value);
    setChosen(null);
  };
  return html`<div class="property">
    <label for=${name}>${title}</label>
    <select id=${name} value=${chosen ?? value} disabled=${chosen !== null} onChange=${select}>
      ${options.map((option) => html`<option key=${option.value} value=${option.value} selected=${String(option.value) === String(chosen ?? value)}>${option.text}</option>`)}
    </select>
  </div>`;
}

function People({ request, technicians, command }) {
  const unit = request.business_unit?.id;
  const assigned = new Set(request.assignees.map((person) => person.id));
  const candidates = technicians.filter(
    (person) => !assigned.has(person.id) && (person.role === 'admin' || person.business_units.includes(unit)),
  );
  const assign = (event) => {
    const id = Number(event.target.value);
    event.target.value = '';
    return command('assign', { technician_id: id }, texts.request.assignees);
  };
  const unassign = (person) => command('unassign', { technician_id: person.id }, texts.request.assignees);
  return html`<div class="property">
    <label for="assign">${texts.request.assignees}</label>
    <ul class="people">
      ${request.assignees.map(
        (person) => html`<li key=${person.id}>
          <${Avatar} person=${person} /><bdi>${person.full_name}</bdi>
          <button type="button" class="quiet" aria-label=${texts.request.unassign(person.full_name)} title=${texts.request.unassign(person.full_name)} onClick=${() => unassign(person)}><${Icon} name="close" /></button>
        </li>`,
      )}
    </ul>
    <select id="assign" value="" onChange=${assign}>
      <option value="">${texts.request.assign}</option>
      ${candidates.map((person) => html`<option key=${person.id} value=${person.id}>${person.full_name}</option>`)}
    </select>
  </div>`;
}

/** The date is sent when the field loses the focus: Chromium reports each typed part as a change. */
function DueDate({ request, zone, edit }) {
  const stored = toField(request.due_date, zone);
  const [typed, setTyped] = useState(null);
  const send = async (field) => {
    const { value } = field;
    // An incomplete date is not stored.
    if (!field.validity.valid) field.value = stored;
    else if (value !== stored) await edit({ due_date: fromField(value, zone) }, texts.request.due);
    setTyped((now) => (now === value ? null : now));
  };
  return html`<div class="property">
    <label for="due">${texts.request.due}</label>
    <input id="due" type="datetime-local" min="1900-01-01T00:00" max="9999-12-31T23:59" aria-describedby="due-zone" value=${typed ?? stored} title=${request.due_date ? fullTime(request.due_date) : undefined}
      onInput=${(event) => setTyped(event.target.value)} onBlur=${(event) => send(event.target)}
      onKeyDown=${(event) => event.key === 'Enter' && event.target.blur()} />
    <p id="due-zone"><${Due} row=${request} />${zone && html`<small>${zone}</small>`}</p>
  </div>`;
}
