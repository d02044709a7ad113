/** A list of conditions in the editor of a view. */
import { html, useLayoutEffect, useRef } from '../html.js';
import { isComplete, operatorOf, withField, withOperator } from '../view-draft.js';
import { viewTexts } from '../view-texts.js';
import { fieldName, operatorName } from '../view-words.js';
import { Icon } from './icons.js';
import { Value } from './values.js';

const words = viewTexts.editor;

export function Conditions({ list, conditions, names, errors, showIncomplete, onChange }) {
  const box = useRef();
  const focus = useRef(null);
  // Before the next key is pressed.
  useLayoutEffect(() => {
    if (focus.current === null) return;
    const rows = box.current.querySelectorAll('.condition');
    const row = rows[Math.min(focus.current, rows.length - 1)];
    (row?.querySelector('select') ?? box.current.querySelector('.add')).focus();
    focus.current = null;
  });
  const add = () => {
    focus.current = conditions.length;
    onChange([...conditions, withField(names.fields, null, names.fields[0].field)]);
  };
  const remove = (at) => {
    focus.current = at;
    onChange(conditions.filter((_, i) => i !== at));
  };
  const replace = (at, condition) => onChange(conditions.map((one, i) => (i === at ? condition : one)));
  return html`<fieldset class="conditions" ref=${box}>
    <legend>${words[list]}</legend>
    ${conditions.length === 0 && html`<p class="hint">${list === 'all' ? words.noAll : words.noAny}</p>`}
    <div class="condition-list">
      ${conditions.map(
        (one, at) => html`<${Condition} key=${one.key} condition=${one} name=${words.condition(list, at + 1)} n=${at + 1} names=${names}
          error=${errors[one.key] ?? (showIncomplete && !isComplete(one) ? words.incomplete : null)}
          onChange=${(changed) => replace(at, changed)} onRemove=${() => remove(at)} />`,
      )}
    </div>
    <button type="button" class="add" disabled=${conditions.length >= names.limits.conditions} onClick=${add}>
      <${Icon} name="plus" />${list === 'all' ? words.add : words.addAny}
    </button>
  </fieldset>`;
}

function Condition({ condition, name, n, names, error, onChange, onRemove }) {
  const { fields } = names;
  const id = `condition-${condition.key}`;
  const operators = fields.find((one) => one.field === condition.field)?.operators ?? [];
  const operator = operatorOf(fields, condition);
  const about = { 'aria-describedby': error ? `${id}-error` : undefined, 'aria-invalid': error ? 'true' : undefined };
  return html`<div class=${error ? 'condition invalid' : 'condition'} role="group" aria-label=${name}>
    <div class="inputs">
      <select aria-describedby=${about['aria-describedby']} aria-label=${words.field} value=${condition.field} onChange=${(event) => onChange(withField(fields, condition, event.target.value))}>
        ${fields.map(({ field }) => html`<option key=${field} value=${field}>${fieldName(field)}</option>`)}
      </select>
      <select aria-label=${words.operator} value=${condition.operator} disabled=${operators.length < 2}
        onChange=${(event) => onChange(withOperator(fields, condition, event.target.value))}>
        ${operators.map((one) => html`<option key=${one.operator} value=${one.operator}>${operatorName(one.operator)}</option>`)}
      </select>
      <div class="value">
        ${operator &&
        html`<${Value} id=${id} spec=${operator.value} value=${condition.value} names=${names} input=${{ ...groupless(operator, about), 'aria-label': words.value }}
          onChange=${(value) => onChange({ ...condition, value, unknown: undefined })} />`}
      </div>
      <button type="button" class="quiet" aria-label=${words.removeCondition(n)} title=${words.removeCondition(n)} onClick=${onRemove}><${Icon} name="close" /></button>
    </div>
    ${condition.unknown && html`<p class="warning">${words.unknown}</p>`}
    ${error && html`<p class="error" id=${`${id}-error`}>${error}</p>`}
  </div>`;
}

/** Groups of checkboxes cannot be marked as invalid, only described. */
function groupless(operator, about) {
  return /_ids$|_categories$/.test(operator.value.type) ? { 'aria-describedby': about['aria-describedby'] } : about;
}
