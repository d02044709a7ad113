/** The custom views in the sidebar: the user's own, those of units, those of everyone. */
import { useCell } from '../cells.js';
import { number } from '../format.js';
import { html } from '../html.js';
import { viewNumbers } from '../live.js';
import { link } from '../router.js';
import { viewTexts } from '../view-texts.js';
import { loadViews, views } from '../views.js';
import { Icon } from './icons.js';

export function CustomViews({ current, unit }) {
  const { phase, all } = useCell(views);
  const groups = ['personal', 'business_units', 'everyone']
    .map((type) => ({ type, members: all.filter((view) => view.sharing.type === type) }))
    .filter(({ type, members }) => type === 'personal' || members.length > 0);
  return groups.map(
    ({ type, members }) => html`<section key=${type} class="custom">
      <h2>${viewTexts.groups[type]}</h2>
      <ul>
        ${members.map((view) => html`<${Entry} key=${view.id} view=${view} current=${current} unit=${unit} />`)}
        ${type === 'personal' && phase === 'failed' && html`<li><${Failed} /></li>`}
        ${type === 'personal' && phase === 'ready' && html`<li><${New} current=${current} /></li>`}
      </ul>
    </section>`,
  );
}

function Entry({ view, current, unit }) {
  const shown = useCell(viewNumbers)[view.id];
  return html`<li>
    <a href=${link(`views/${view.id}`, { unit })} class=${view.active ? undefined : 'inactive'}
      aria-current=${current === String(view.id) ? 'page' : undefined}>
      <span class="name" title=${view.title}><bdi>${view.title}</bdi></span>
      ${view.active
        ? html`<span class="count">${shown ? number(shown.count) : ''}</span>`
        : html`<span class="tag">${viewTexts.inactive}</span>`}
    </a>
  </li>`;
}

function Failed() {
  return html`<p class="error">${viewTexts.failed}</p>
    <button type="button" onClick=${loadViews}>${viewTexts.retry}</button>`;
}

function New({ current }) {
  return html`<a class="new" href=${link('views/new')} aria-current=${current === 'new' ? 'page' : undefined}>
    <${Icon} name="plus" /><span class="name">${viewTexts.create}</span>
  </a>`;
}
