/** The views with their counts, the user, and the state of the connection. */
import { useCell } from '../cells.js';
import { number } from '../format.js';
import { html } from '../html.js';
import { numbers } from '../live.js';
import { link, route } from '../router.js';
import { session, signOut } from '../session.js';
import { texts } from '../texts.js';
import { Connection } from './connection.js';
import { CustomViews } from './custom-views.js';
import { Icon } from './icons.js';
import { Avatar } from './parts.js';
import { SearchField } from './search.js';

export function Sidebar({ open: shown, onToggle, onLeave, onHelp }) {
  return html`<header class="sidebar">
    <div class="brand">
      <a class="home" href=${link('views/my_unsolved')}><span class="logo" aria-hidden="true"></span>${texts.product}</a>
      <button type="button" class="quiet menu" aria-expanded=${shown} aria-controls="views" aria-label=${texts.sidebar.menu} onClick=${onToggle}>
        <${Icon} name="menu" />
      </button>
    </div>
    <div id="views" class="sidebar-content">
      <${SearchField} onLeave=${onLeave} />
      <nav aria-label=${texts.sidebar.title} onClick=${onLeave}><${DashboardLink} /><${Views} /></nav>
      <${Foot} onHelp=${onHelp} />
    </div>
  </header>`;
}

function DashboardLink() {
  const { path, query } = useCell(route);
  return html`<ul>
    <li>
      <a href=${link('dashboard', { unit: query.get('unit') })} aria-current=${path[0] === 'dashboard' ? 'page' : undefined}>
        <${Icon} name="chart" /><span class="name">${texts.dashboard.title}</span>
      </a>
    </li>
  </ul>`;
}

function Views() {
  const { path, query } = useCell(route);
  const counts = useCell(numbers)?.counts;
  const unit = query.get('unit');
  const [own, ...others] = texts.groups.map(
    ({ title, views }) => html`<section key=${title}>
      <h2>${title}</h2>
      <ul>
        ${views.map(
          (view) => html`<li key=${view}>
            <a href=${link(`views/${view}`, { unit })} aria-current=${path[1] === view ? 'page' : undefined}>
              <span class="name">${texts.views[view]}</span>
              <span class="count">${counts ? number(counts[view]) : ''}</span>
            </a>
          </li>`,
        )}
      </ul>
    </section>`,
  );
  return [own, html`<${CustomViews} key="custom" current=${path[1]} unit=${unit} />`, ...others];
}

function Foot({ onHelp }) {
  const { me } = useCell(session);
  return html`<div class="foot">
    <${Connection} />
    <div class="user">
      ${me &&
      html`<${Avatar} person=${me} />
        <span class="who"><bdi>${me.full_name}</bdi><small>${texts.sidebar.roles[me.role]}</small></span>`}
      <button type="button" class="quiet" title=${texts.sidebar.help} aria-label=${texts.sidebar.help} onClick=${onHelp}><${Icon} name="help" /></button>
      <button type="button" class="quiet" title=${texts.signIn.out} aria-label=${texts.signIn.out} onClick=${signOut}><${Icon} name="out" /></button>
    </div>
  </div>`;
}
