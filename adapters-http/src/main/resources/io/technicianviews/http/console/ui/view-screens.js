/** The screens of custom views, by their routes. */
import { html } from '../html.js';
import { isCustom } from '../views.js';
import { CustomViewScreen } from './custom-view.js';
import { lazy } from './lazy.js';

const ViewEditorScreen = lazy(() => import('./view-editor.js'), 'ViewEditorScreen');

/** Returns the screen of a route, or null if the route is none of custom views. */
export function customViewScreen([first, view, action, ...more], query) {
  if (first !== 'views' || more.length > 0) return null;
  const from = query.get('from');
  if (view === 'new' && !action) return html`<${ViewEditorScreen} key=${`new ${from}`} id=${null} from=${from} />`;
  if (!isCustom(view)) return null;
  if (action === 'edit') return html`<${ViewEditorScreen} key=${`edit ${view}`} id=${view} from=${null} />`;
  return action ? null : html`<${CustomViewScreen} key=${view} id=${view} query=${query} />`;
}
