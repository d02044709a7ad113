/** The dashboard: what came and went per day, how old the rest is, and who has it. */
import { call } from '../api.js';
import { useCell } from '../cells.js';
import { Dashboard } from '../dashboard.js';
import { number } from '../format.js';
import { html, useEffect, useMemo, useState } from '../html.js';
import { follow } from '../live.js';
import { link, open } from '../router.js';
import { session } from '../session.js';
import { texts } from '../texts.js';
import { Avatar, Notice } from './parts.js';
import { BacklogPlot, FlowPlot, shortDay } from './plots.js';
import { useTitle } from './screen.js';

const PERIODS = [30, 90];

export function DashboardScreen({ query }) {
  const days = PERIODS.includes(Number(query.get('days'))) ? Number(query.get('days')) : PERIODS[0];
  const unit = query.get('unit') ?? '';
  const model = useMemo(() => new Dashboard(days, unit), [days, unit]);
  const state = useCell(model.state);
  useEffect(() => () => model.close(), [model]);
  useEffect(() => follow(unit), [unit]);
  useTitle(texts.dashboard.title);
  return html`
    <div class="head">
      <h1>${texts.dashboard.title}</h1>
      <${Choices} days=${days} unit=${unit} />
    </div>
    <div class="dashboard" role="region" aria-label=${texts.dashboard.title} tabindex="0"><${Content} model=${model} state=${state} days=${days} unit=${unit} /></div>
  `;
}

function Choices({ days, unit }) {
  const units = useUnits();
  const change = (part) => open(link('dashboard', { days, unit, ...part }));
  return html`<div class="filters" role="group" aria-label=${texts.filters.title}>
    <label><span class="hidden">${texts.filters.unit}</span>
      <select value=${unit} onChange=${(event) => change({ unit: event.target.value })}>
        <option value="">${texts.filters.allUnits}</option>
        ${units.map((one) => html`<option key=${one.id} value=${one.id} selected=${String(one.id) === unit}>${one.name}</option>`)}
      </select>
    </label>
    <div class="segments" role="group" aria-label=${texts.dashboard.days}>
      ${PERIODS.map(
        (period) => html`<button key=${period} type="button" aria-pressed=${period === days} onClick=${() => change({ days: period })}>
          ${texts.dashboard.lastDays(period)}
        </button>`,
      )}
    </div>
  </div>`;
}

function Content({ model, state, days, unit }) {
  const { me } = useCell(session);
  if (state.phase === 'loading') {
    return html`<div class="skeleton" role="status" aria-label=${texts.dashboard.loading}>${[1, 2, 3, 4, 5, 6].map((i) => html`<i key=${i}></i>`)}</div>`;
  }
  if (state.phase === 'failed') {
    if (state.error.status === 403) return html`<${Notice} role="alert" title=${texts.dashboard.refused} />`;
    return html`<${Notice} role="alert" title=${texts.dashboard.failed} text=${state.error.message}>
      <button type="button" onClick=${() => model.load()}>${texts.queue.retry}</button>
      ${unit && html`<a class="button" href=${link('dashboard', { days })}>${texts.dashboard.allUnits}</a>`}
    </${Notice}>`;
  }
  if (me?.role === 'technician' && me.business_units.length === 0) {
    return html`<${Notice} title=${texts.dashboard.noUnits} />`;
  }
  const { flow, workload } = state;
  return html`
    <${Tiles} flow=${flow} workload=${workload} unit=${unit} />
    <div class="plots" key=${days}>
      <div>
        <${FlowPlot} days=${flow.days} />
        <${BacklogPlot} days=${flow.days} />
      </div>
      <${ByDay} days=${flow.days} unit=${unit} />
    </div>
    <div class="columns">
      <div>
        <${Ages} ages=${workload.ages} unit=${unit} />
        <${Deactivated} people=${workload.technicians.filter((person) => !person.active)} unit=${unit} />
      </div>
      <${Load} people=${workload.technicians.filter((person) => person.active)} unit=${unit} />
    </div>
  `;
}

const counted = (query) => link('counted', query);

/** The numbers of the whole period, each a link to its list. */
function Tiles({ flow, workload, unit }) {
  const days = flow.days.length;
  const sum = (field) => flow.days.reduce((total, day) => total + day[field], 0);
  const tiles = [
    [texts.dashboard.unsolved, workload.unsolved, link('views/all_unsolved', { unit })],
    [texts.dashboard.unassigned, workload.unassigned, link('views/unassigned', { unit })],
    [texts.dashboard.newToday, flow.days.at(-1).created, link('views/new_today', { unit })],
    [texts.dashboard.created(days), sum('created'), counted({ of: 'created', days, unit })],
    [texts.dashboard.solved(days), sum('solved'), counted({ of: 'solved', days, unit })],
  ];
  return html`<ul class="tiles">
    ${tiles.map(([name, count, href]) => html`<li key=${name}><a href=${href}><b>${number(count)}</b> <span>${name}</span></a></li>`)}
  </ul>`;
}

/** The numbers of the plots, newest day first. */
function ByDay({ days, unit }) {
  const names = texts.dashboard.series;
  return html`<div class="by-day" role="region" aria-label=${texts.dashboard.byDay} tabindex="0">
    <table>
      <caption class="hidden">${texts.dashboard.byDay}</caption>
      <thead>
        <tr>
          <th scope="col">${texts.dashboard.day}</th>
          <th scope="col"><span class="key created">${names.created}</span></th>
          <th scope="col"><span class="key solved">${names.solved}</span></th>
          <th scope="col"><span class="key unsolved">${names.unsolved}</span></th>
        </tr>
      </thead>
      <tbody>
        ${days.toReversed().map(
          (day, i) => html`<tr key=${day.date}>
            <th scope="row">${i === 0 ? texts.dashboard.today : shortDay(day.date)}</th>
            <td><a href=${counted({ of: 'created', day: day.date, unit })}>${number(day.created)}</a></td>
            <td><a href=${counted({ of: 'solved', day: day.date, unit })}>${number(day.solved)}</a></td>
            <td>${i === 0 ? html`<a href=${link('views/all_unsolved', { unit })}>${number(day.unsolved)}</a>` : number(day.unsolved)}</td>
          </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

function Ages({ ages, unit }) {
  const most = Math.max(1, ...ages.map((age) => age.unsolved));
  return html`<section class="panel" aria-labelledby="ages-title">
    <h2 id="ages-title">${texts.dashboard.ages}</h2>
    <ul class="bars">
      ${ages.map(({ from_days: from, to_days: to, unsolved }) => {
        const name = texts.dashboard.age(from, to);
        return html`<li key=${from}>
          <span class="name">${name}</span>
          <${Bar} share=${unsolved / most} />
          <a href=${counted({ of: 'age', min: from, max: to, unit })} aria-label=${`${name}: ${number(unsolved)}`}>${number(unsolved)}</a>
        </li>`;
      })}
    </ul>
  </section>`;
}

function Load({ people, unit }) {
  return html`<section class="panel" aria-labelledby="load-title">
    <h2 id="load-title">${texts.dashboard.load}</h2>
    ${people.length === 0 ? html`<p class="soft">${texts.dashboard.nobody}</p>` : html`<${People} people=${people} unit=${unit} />`}
  </section>`;
}

function Deactivated({ people, unit }) {
  return html`<section class="panel" aria-labelledby="deactivated-title">
    <h2 id="deactivated-title">${texts.dashboard.deactivated}</h2>
    <p class="soft">${people.length === 0 ? texts.dashboard.noDeactivated : texts.dashboard.deactivatedHint}</p>
    ${people.length > 0 && html`<${People} people=${people} unit=${unit} />`}
  </section>`;
}

function People({ people, unit }) {
  const most = Math.max(1, ...people.map((person) => person.unsolved));
  return html`<ul class="bars people-bars">
    ${people.map(
      (person) => html`<li key=${person.id}>
        <span class="name"><${Avatar} person=${person} /><span><bdi>${person.full_name}</bdi><small>${unitsOf(person)}</small></span></span>
        <${Bar} share=${person.unsolved / most} />
        <a href=${counted({ of: 'assignee', id: person.id, unit })} aria-label=${`${person.full_name}: ${number(person.unsolved)}`}>${number(person.unsolved)}</a>
      </li>`,
    )}
  </ul>`;
}

function unitsOf(person) {
  const named = person.business_units.map((one) => texts.dashboard.unitCount(one.name, number(one.unsolved)));
  const rest = person.without_unit > 0 ? [texts.dashboard.unitCount(texts.dashboard.withoutUnit, number(person.without_unit))] : [];
  return [...named, ...rest].join(', ');
}

const Bar = ({ share }) => html`<span class="bar" aria-hidden="true"><i style=${{ width: `${Math.max(share * 100, share > 0 ? 1 : 0)}%` }}></i></span>`;

/** The units that the user sees. */
function useUnits() {
  const [units, setUnits] = useState([]);
  useEffect(() => {
    const control = new AbortController();
    call('GET', 'requests/business-unit-counts', { query: { view: 'all_tickets' }, signal: control.signal }).then(
      (counts) => {
        const rest = counts.without_unit > 0 ? [{ id: -1, name: texts.filters.withoutUnit }] : [];
        setUnits([...counts.business_units, ...rest]);
      },
      () => {},
    );
    return () => control.abort();
  }, []);
  return units;
}
