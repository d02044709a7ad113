/** The frame: sign-in, sidebar, and the screen of the route. */
import { useCell } from '../cells.js';
import { html, useState } from '../html.js';
import { useKeys } from '../keys.js';
import { route } from '../router.js';
import { session } from '../session.js';
import { texts } from '../texts.js';
import { Notice } from './parts.js';
import { Help } from './help.js';
import { lazy } from './lazy.js';
import { OfflineBar } from './connection.js';
import { QueueScreen } from './queue.js';
import { Sidebar } from './sidebar.js';
import { NoRights, SignIn, Starting } from './signin.js';
import { Toasts } from './toasts.js';
import { customViewScreen } from './view-screens.js';

const CountedScreen = lazy(() => import('./counted.js'), 'CountedScreen');
const DashboardScreen = lazy(() => import('./dashboard.js'), 'DashboardScreen');
const RequestScreen = lazy(() => import('./request.js'), 'RequestScreen');
const SearchScreen = lazy(() => import('./search-screen.js'), 'SearchScreen');

export function App() {
  const { phase, me, reason, failure } = useCell(session);
  if (phase === 'starting') return html`<${Starting} failure=${failure} />`;
  if (phase === 'signed-out') return html`<main><${SignIn} reason=${reason} failure=${failure} /></main>`;
  if (me?.role === 'requester') return html`<${NoRights} me=${me} />`;
  return html`<${Frame} />${phase === 'expired' && html`<${SignIn} expired=${true} reason=${reason} failure=${failure} />`}`;
}

function Frame() {
  const [help, setHelp] = useState(false);
  const [menu, setMenu] = useState(false);
  useKeys({ '?': () => setHelp(true) });
  return html`<div class=${menu ? 'frame with-menu' : 'frame'}>
    <a class="skip" href="#main" onClick=${skip}>${texts.skip}</a>
    <${Sidebar} open=${menu} onToggle=${() => setMenu(!menu)} onLeave=${() => setMenu(false)} onHelp=${() => setHelp(true)} />
    <main id="main" tabindex="-1"><${OfflineBar} /><${Screen} /></main>
    <${Toasts} />
    ${help && html`<${Help} onClose=${() => setHelp(false)} />`}
  </div>`;
}

/** Moves the focus without changing the route in the fragment. */
function skip(event) {
  event.preventDefault();
  document.getElementById('main').focus();
}

function Screen() {
  const { path, query } = useCell(route);
  const custom = customViewScreen(path, query);
  if (custom) return custom;
  if (path[0] === 'views' && path.length === 2) {
    return html`<${QueueScreen} view=${path[1]} query=${query} />`;
  }
  if (path[0] === 'requests' && path.length === 2 && /^[1-9]\d{0,17}$/.test(path[1])) {
    return html`<${RequestScreen} id=${Number(path[1])} query=${query} />`;
  }
  if (path[0] === 'search' && path.length === 1) return html`<${SearchScreen} query=${query} />`;
  if (path[0] === 'dashboard' && path.length === 1) return html`<${DashboardScreen} query=${query} />`;
  if (path[0] === 'counted' && path.length === 1) return html`<${CountedScreen} query=${query} />`;
  return html`<${Notice} page=${true} title=${texts.unknownPage} />`;
}
