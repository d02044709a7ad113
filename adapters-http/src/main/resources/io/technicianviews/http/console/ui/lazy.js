/** Screens whose modules are loaded after the first list, or when they are shown before that. */
import { html, useEffect, useState } from '../html.js';
import { texts } from '../texts.js';
import { Notice } from './parts.js';

const loads = [];

/** Loads all screens, so that they open at once from now on. */
export const loadScreens = () => loads.forEach((load) => load().catch(() => {}));

/** Returns a component that stands for one of a module until that is loaded. */
export function lazy(load, name) {
  let loaded = null;
  const begin = async () => {
    loaded = (await load())[name];
  };
  loads.push(begin);
  return function Lazy(props) {
    const [failed, setFailed] = useState(null);
    // Also if it is loaded by now: it may have been loaded since this component was drawn.
    useEffect(() => {
      begin().then(() => setFailed(false), () => setFailed(true));
    }, []);
    if (loaded) return html`<${loaded} ...${props} />`;
    if (!failed) return html`<${Notice} text=${texts.request.loading} role="status" />`;
    return html`<${Notice} page=${true} role="alert" title=${texts.lazy.failed}>
      <button type="button" onClick=${() => location.reload()}>${texts.lazy.reload}</button>
    </${Notice}>`;
  };
}
