/** The inputs of a view: title, conditions, order, and who sees it. */
import { html } from '../html.js';
import { texts } from '../texts.js';
import { viewTexts } from '../view-texts.js';
import { Conditions } from './conditions.js';
import { Several, unitOptions } from './values.js';

const words = viewTexts.editor;

/** `change` takes the changed parts of the draft. */
export function ViewForm({ draft, names, errors, tried, mayShare, titleRef, change }) {
  return html`
    <${Labelled} id="view-title" title=${words.title} error=${errors.title}>
      <input id="view-title" ref=${titleRef} type="text" required autocomplete="off" value=${draft.title} ...${about('view-title', errors.title)}
        onInput=${(event) => change({ title: event.target.value })} />
    </${Labelled}>
    ${['all', 'any'].map(
      (list) => html`<${Conditions} key=${list} list=${list} conditions=${draft[list]} names=${names} errors=${errors} showIncomplete=${tried}
        onChange=${(conditions) => change({ [list]: conditions })} />`,
    )}
    ${errors.conditions && html`<p class="error">${errors.conditions}</p>`}
    <${Order} draft=${draft} names=${names} error=${errors.sort} change=${change} />
    <${Sharing} draft=${draft} names=${names} error=${errors.sharing} mayShare=${mayShare} change=${change} />
    <${Labelled} id="view-position" title=${words.position} error=${errors.position} hint=${words.positionHint}>
      <input id="view-position" type="number" min="0" max=${names.limits.position} value=${draft.position ?? ''} ...${about('view-position', errors.position, true)}
        onInput=${(event) => change({ position: event.target.value === '' ? null : Number(event.target.value) })} />
    </${Labelled}>
    <div class="labelled">
      <label class="check"><input type="checkbox" aria-describedby="view-active-hint" checked=${draft.active} onChange=${(event) => change({ active: event.target.checked })} />${words.active}</label>
      <p class="hint" id="view-active-hint">${words.activeHint}</p>
    </div>
  `;
}

/** The attributes that connect an input to its hint and its error. */
function about(id, error, hint = false) {
  const ids = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  return { 'aria-describedby': ids || undefined, 'aria-invalid': error ? 'true' : undefined };
}

function Labelled({ id, title, error, hint, children }) {
  return html`<div class=${error ? 'labelled invalid' : 'labelled'}>
    <label for=${id}>${title}</label>
    ${children}
    ${hint && html`<p class="hint" id=${`${id}-hint`}>${hint}</p>`}
    ${error && html`<p class="error" id=${`${id}-error`}>${error}</p>`}
  </div>`;
}

/** One field; requests of one priority also have a second order. */
function Order({ draft, names, error, change }) {
  const [first, second = ''] = draft.sort.split(',');
  const both = names.sorts.flatMap((field) => (field === 'priority' ? [field, `-${field}`] : [`-${field}`, field]));
  const byPriority = /^-?priority$/.test(first);
  const options = (list, chosen) =>
    list.map((sort) => html`<option key=${sort} value=${sort}>${viewTexts.sorts[sort] ?? texts.sorts[sort] ?? sort}</option>`);
  return html`<${Labelled} id="view-sort" title=${words.order} error=${error}>
    <div class="orders">
      <select id="view-sort" value=${first} ...${about('view-sort', error)} onChange=${(event) => change({ sort: event.target.value })}>${options(both, first)}</select>
      ${byPriority &&
      html`<select aria-label=${words.thenBy} value=${second} onChange=${(event) => change({ sort: [first, event.target.value].filter(Boolean).join() })}>
        <option value="">${words.thenDefault}</option>
        ${options(both.filter((sort) => !/^-?priority$/.test(sort)), second)}
      </select>`}
    </div>
  </${Labelled}>`;
}

function Sharing({ draft, names, error, mayShare, change }) {
  const { type, ids } = draft.sharing;
  if (!mayShare) return html`<div class="labelled"><p class="label">${words.sharing}</p><p class="hint">${words.personalOnly}</p></div>`;
  return html`<fieldset class=${error ? 'labelled invalid' : 'labelled'} aria-describedby=${error ? 'view-sharing-hint view-sharing-error' : 'view-sharing-hint'}>
    <legend>${words.sharing}</legend>
    ${Object.entries(words.sharings).map(
      ([one, text]) => html`<label class="check" key=${one}>
        <input type="radio" name="sharing" value=${one} checked=${type === one} onChange=${() => change({ sharing: { ids, type: one } })} />${text}
      </label>`,
    )}
    ${type === 'business_units' &&
    html`<${Several} id="view-units" value=${ids} options=${unitOptions(names)} input=${{ 'aria-label': words.shareUnits }}
      onChange=${(chosen) => change({ sharing: { type, ids: chosen } })} />`}
    <p class="hint" id="view-sharing-hint">${words.sharingHint}</p>
    ${error && html`<p class="error" id="view-sharing-error">${error}</p>`}
  </fieldset>`;
}
