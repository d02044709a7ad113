/** The screen with the results of a search. */
import { number } from '../format.js';
import { html, useEffect, useRef, useState } from '../html.js';
import { useKeys } from '../keys.js';
import { follow } from '../live.js';
import { link, open } from '../router.js';
import { MAX_LENGTH, RESULTS, searchResults, targetOf } from '../search.js';
import { searchTexts } from '../search-texts.js';
import { texts } from '../texts.js';
import { Icon } from './icons.js';
import { Notice } from './parts.js';
import { Content } from './queue.js';
import { useQueue, useTitle } from './screen.js';

/** Time without typing after which the results are loaded. */
const PAUSE = 300;

/** The results of a search, whose text is in the URL. */
export function SearchScreen({ query }) {
  const q = (query.get('q') ?? '').trim();
  useTitle(q || searchTexts.title);
  useEffect(() => follow(''), []);
  return html`
    <div class="head">
      <h1>${searchTexts.title}</h1>
      <${Words} q=${q} />
    </div>
    ${q === '' ? html`<${Notice} title=${searchTexts.begin} text=${searchTexts.hint} />` : html`<${Results} key=${q} q=${q} cursor=${query.get('cursor') ?? ''} page=${Number(query.get('page') ?? 1)} />`}
  `;
}

/** The field above the results: they follow what is typed. */
function Words({ q }) {
  const [text, setText] = useState(q);
  const shown = useRef(q);
  useEffect(() => {
    if (q !== shown.current) setText(q);
    shown.current = q;
  }, [q]);
  useEffect(() => {
    if (text.trim() === shown.current) return undefined;
    const timer = setTimeout(() => {
      shown.current = text.trim();
      open(link('search', { q: text.trim() }), true);
    }, PAUSE);
    return () => clearTimeout(timer);
  }, [text]);
  const press = (event) => {
    if (event.key === 'Escape') {
      // Browsers would clear the text.
      event.preventDefault();
      event.target.blur();
    } else if (event.key === 'Enter' && text.trim() !== '') open(targetOf(text.trim()));
  };
  return html`<input class="words" type="search" aria-label=${searchTexts.title} maxlength=${MAX_LENGTH} value=${text}
    onKeyDown=${press} onInput=${(event) => setText(event.target.value)} />`;
}

function Results({ q, cursor, page }) {
  const { queue, state } = useQueue({ q, cursor }, searchResults);
  const count = state.page?.total;
  const next = state.page?.next_cursor;
  const from = (page - 1) * RESULTS + 1;
  const whole = page === 1 && !next;
  return html`
    <p class="search-count" role="status">
      ${count > 0 && (whole ? searchTexts.found(number(count)) : searchTexts.range(number(from), number(from + count - 1)))}
    </p>
    <${Content} queue=${queue} state=${state} first=${link('search', { q })} empty=${{ title: searchTexts.none(q), text: searchTexts.hint }} />
    ${state.phase === 'ready' && !whole && html`<${Pages} q=${q} page=${page} next=${next} />`}
  `;
}

/** The number of all results is not known: the search ends where the page does. */
function Pages({ q, page, next }) {
  const forward = next && link('search', { q, cursor: next, page: page + 1 });
  useKeys({ n: () => forward && open(forward), p: () => page > 1 && history.back() });
  return html`<nav class="pages" aria-label=${texts.queue.pages}>
    ${page > 1 && html`<a class="button" href=${link('search', { q })}><${Icon} name="first" />${texts.queue.first}</a>`}
    ${forward && html`<a class="button" href=${forward}>${searchTexts.more}<${Icon} name="right" /></a>`}
  </nav>`;
}
