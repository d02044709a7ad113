/** The field of the search in the sidebar. */
import { html, useRef } from '../html.js';
import { useKeys } from '../keys.js';
import { link, open } from '../router.js';
import { MAX_LENGTH, PROPOSALS, propose, targetOf } from '../search.js';
import { searchTexts } from '../search-texts.js';
import { Combobox } from './combobox.js';
import { Status } from './parts.js';

/** A number leads to its request; words are searched for while they are typed. */
export function SearchField({ onLeave }) {
  const field = useRef();
  useKeys({ '/': () => field.current.focus() });
  const go = (target) => {
    field.current.blur();
    onLeave();
    open(target);
  };
  return html`<div class="goto" role="search">
    <${Combobox} id="search" inputRef=${field} label=${searchTexts.field} placeholder=${searchTexts.placeholder} maxLength=${MAX_LENGTH}
      find=${propose} show=${(row) => html`<${Found} row=${row} />`} note=${note}
      onPick=${(row) => go(link(`requests/${row.id}`))} onText=${(text) => go(targetOf(text))} />
    <kbd aria-hidden="true">/</kbd>
  </div>`;
}

function Found({ row }) {
  return html`<div class="found">
    <span class="found-subject"><small>#${row.id}</small> <bdi>${row.subject}</bdi></span>
    <small><${Status} status=${row.status} /> <bdi>${row.requester.full_name}</bdi>${row.business_unit && html` · <bdi>${row.business_unit.name}</bdi>`}</small>
  </div>`;
}

function note(phase, count, text, error) {
  if (phase === 'failed') return html`<span class="error">${searchTexts.failed} ${error?.message}</span>`;
  if (phase === 'loading') return count > 0 ? '' : searchTexts.searching;
  if (count === 0) return searchTexts.none(text);
  return count < PROPOSALS ? searchTexts.found(count) : searchTexts.all;
}
