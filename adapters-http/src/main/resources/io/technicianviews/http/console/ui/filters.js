/** The filters of a list; each is a parameter of the route. */
import { call } from '../api.js';
import { useChoices } from '../choices.js';
import { isChanged, sortsOf } from '../filters.js';
import { number } from '../format.js';
import { html, useEffect, useState } from '../html.js';
import { link, open } from '../router.js';
import { texts } from '../texts.js';
import { isCustom } from '../views.js';
import { TagField } from './tagfield.js';

export function Filters({ view, unsolved, filters, numbersByType }) {
  const sorts = sortsOf(view, unsolved);
  const units = useUnits(view);
  const change = (part) => open(link(`views/${view}`, { ...filters, ...part }));
  return html`<div class="filters" role="group" aria-label=${texts.filters.title}>
    <label><span class="hidden">${texts.filters.unit}</span>
      <select value=${filters.unit} onChange=${(event) => change({ unit: event.target.value })}>
        <option value="">${texts.filters.allUnits}</option>
        ${units.map((unit) => html`<option key=${unit.id} value=${unit.id}>${unit.name}${unit.count === undefined ? '' : ` (${number(unit.count)})`}</option>`)}
      </select>
    </label>
    <div class="segments" role="group" aria-label=${texts.filters.type}>
      ${Object.entries(texts.filters.types).map(
        ([type, name]) => html`<button key=${type} type="button" aria-pressed=${filters.type === type} onClick=${() => change({ type })}>
          ${name}${numbersByType && html` <small>${number(numbersByType[type || 'all'])}</small>`}
        </button>`,
      )}
    </div>
    ${unsolved &&
    html`<button type="button" class="toggle" aria-pressed=${filters.unread === 'true'}
        onClick=${() => change({ unread: filters.unread ? '' : 'true' })}>${texts.filters.unread}</button>`}
    ${unsolved && html`<${TagField} name="filter-tags" title=${texts.filters.tags} tags=${filters.tag} onChange=${(tag) => change({ tag })} />`}
    ${sorts.length > 1 &&
    html`<label><span class="hidden">${texts.filters.order}</span>
        <select value=${filters.sort} onChange=${(event) => change({ sort: event.target.value })}>
          ${sorts.map((sort) => html`<option key=${sort} value=${sort}>${texts.sorts[sort]}</option>`)}
        </select>
      </label>`}
    ${isChanged(filters) && html`<a class="clear" href=${link(`views/${view}`)}>${texts.filters.clear}</a>`}
  </div>`;
}

/** The units that the user sees, with the number of requests of a predefined view in each. */
function useUnits(view) {
  const [units, setUnits] = useState([]);
  const { units: named } = useChoices();
  useEffect(() => {
    if (isCustom(view)) return undefined;
    const control = new AbortController();
    call('GET', 'requests/business-unit-counts', { query: { view }, signal: control.signal }).then(
      (counts) =>
        setUnits([
          ...counts.business_units,
          ...(counts.without_unit > 0
            ? [{ id: -1, name: texts.filters.withoutUnit, count: counts.without_unit }]
            : []),
        ]),
      () => {},
    );
    return () => control.abort();
  }, [view]);
  return isCustom(view) ? [...named, { id: -1, name: texts.filters.withoutUnit }] : units;
}
