/** Preact with templates in place of a compiler. */
import { h, render, Fragment } from './lib/preact.js';
import htm from './lib/htm.js';

export const html = htm.bind(h);
export { render, Fragment };
export * from './lib/hooks.js';
