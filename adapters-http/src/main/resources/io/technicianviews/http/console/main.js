/** Starts the console. */
import { firstRows } from './start.js';
import { html, render } from './html.js';
import { App } from './ui/app.js';
import { loadScreens } from './ui/lazy.js';

/** Rows that come within this time are in the first picture. */
const SOON = 20;

/** Time after which the rows have been painted. */
const PAINTED = 100;

const pause = (time) => new Promise((resolve) => setTimeout(resolve, time));

await Promise.race([firstRows, pause(SOON)]);
render(html`<${App} />`, document.getElementById('app'));
firstRows.then(() => pause(PAINTED)).then(loadScreens);
