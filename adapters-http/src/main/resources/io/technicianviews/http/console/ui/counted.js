/** The list behind a number of the dashboard. */
import { useChoices } from '../choices.js';
import { countedLists, countedOf } from '../counted.js';
import { clock, number } from '../format.js';
import { html, useEffect } from '../html.js';
import { useKeys } from '../keys.js';
import { follow } from '../live.js';
import { PER_PAGE } from '../queue.js';
import { link, open } from '../router.js';
import { texts } from '../texts.js';
import { Icon } from './icons.js';
import { Notice } from './parts.js';
import { shortDay } from './plots.js';
import { Content } from './queue.js';
import { useQueue, useTitle } from './screen.js';

export function CountedScreen({ query }) {
  const list = countedOf(query);
  if (!list) return html`<${Notice} page=${true} title=${texts.counted.unknown} />`;
  return html`<${Known} list=${list} query=${query} />`;
}

function Known({ list, query }) {
  const parameters = Object.fromEntries(query);
  const { page: pageText, unit = '', ...rest } = parameters;
  const page = /^[1-9]\d{0,6}$/.test(pageText) ? Number(pageText) : 1;
  const { queue, state } = useQueue({ route: new URLSearchParams(rest).toString(), unit, page }, countedLists);
  const { units } = useChoices();
  const unitName = unit === '-1' ? texts.filters.withoutUnit : units.find((one) => String(one.id) === unit)?.name;
  const title = [titleOf(list, state.rows), unitName && texts.counted.unit(unitName)].filter(Boolean).join(' ');
  useEffect(() => follow(unit), [unit]);
  useTitle(title);
  return html`
    <div class="head">
      <h1><bdi>${title}</bdi>${state.page && html`<span class="total">${number(state.page.total)}</span>`}</h1>
      ${state.page && html`<small class="total">${texts.counted.asOf(clock(state.page.as_of))}</small>`}
      <a class="button" href=${link('dashboard', { unit })}><${Icon} name="chart" />${texts.counted.back}</a>
    </div>
    <${Content} queue=${queue} state=${state} first=${link('counted', { ...rest, unit })} />
    ${state.phase === 'ready' && html`<${Pages} parameters=${parameters} page=${page} state=${state} />`}
  `;
}

function titleOf(list, rows = []) {
  const names = texts.counted;
  switch (list.of) {
    case 'age':
      return names.age(list);
    case 'assignee': {
      const people = rows.flatMap((row) => row.assignees);
      return names.assignee(people.find((person) => person.id === list.id)?.full_name ?? names.person(list.id));
    }
    default:
      return list.day ? names[`${list.of}On`](shortDay(list.day)) : names[list.of](list.days);
  }
}

function Pages({ parameters, page, state }) {
  const total = state.page.total;
  const from = (page - 1) * PER_PAGE + 1;
  const at = (other) => link('counted', { ...parameters, page: other === 1 ? '' : other });
  const previous = page > 1 && at(page - 1);
  const next = page * PER_PAGE < total && at(page + 1);
  useKeys({ n: () => next && open(next), p: () => previous && open(previous) });
  if (!previous && !next) return null;
  const last = Math.min(from + state.rows.length - 1, total);
  return html`<nav class="pages" aria-label=${texts.queue.pages}>
    <span>${texts.queue.range(number(from), number(last), number(total))}</span>
    ${previous && html`<a class="button" href=${previous}><${Icon} name="left" />${texts.counted.previous}</a>`}
    ${next && html`<a class="button" href=${next}>${texts.queue.next}<${Icon} name="right" /></a>`}
  </nav>`;
}
