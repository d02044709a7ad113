/** Starts the console. */
import { html, render } from './html.js';
import { start } from './session.js';
import { App } from './ui/app.js';

start();
render(html`<${App} />`, document.getElementById('app'));
