/** The list of a view that is edited, as it would be. */
import { call } from './api.js';
import { useEffect, useRef, useState } from './html.js';
import { onChange, onMoves } from './live.js';
import { bodyOf, errorsOf, isComplete } from './view-draft.js';

/** Time without changes to the draft after which it is previewed. */
const PAUSE = 300;

/** Changes of requests are shown at most once in this time. */
const INTERVAL = 2_000;
const ROWS = 10;

/**
 * Returns the latest preview: `phase` is loading, ready, invalid or failed; `page` is that of the last
 * valid draft; `errors` are those of an invalid one; `partial` tells that conditions were left out.
 */
export function usePreview(draft) {
  const [state, setState] = useState({ phase: 'loading', page: null, errors: {}, partial: false });
  const [again, setAgain] = useState(0);
  const shownAt = useRef(0);
  const sent = { all: draft.all.filter(isComplete), any: draft.any.filter(isComplete) };
  const { conditions, sort } = bodyOf({ ...draft, ...sent });
  const partial = sent.all.length < draft.all.length || sent.any.length < draft.any.length;
  const key = JSON.stringify([conditions, sort, partial]);
  useEffect(() => {
    const control = new AbortController();
    setState((before) => ({ ...before, phase: before.page ? before.phase : 'loading', busy: true }));
    const timer = setTimeout(() => {
      shownAt.current = Date.now();
      read(control.signal, { conditions, sort }, sent, partial, setState);
    }, PAUSE);
    return () => {
      clearTimeout(timer);
      control.abort();
    };
  }, [key, again]);
  useEffect(() => {
    let timer = null;
    const changed = () => {
      timer ??= setTimeout(() => {
        timer = null;
        setAgain((count) => count + 1);
      }, Math.max(0, shownAt.current + INTERVAL - Date.now()));
    };
    const subscriptions = [onChange(changed), onMoves(changed)];
    return () => {
      subscriptions.forEach((end) => end());
      clearTimeout(timer);
    };
  }, []);
  return { ...state, retry: () => setAgain((count) => count + 1) };
}

async function read(signal, body, sent, partial, setState) {
  try {
    const page = await call('POST', 'views/preview', { query: { per_page: ROWS }, body, signal });
    if (!signal.aborted) setState({ phase: 'ready', page, errors: {}, partial });
  } catch (error) {
    if (signal.aborted) return;
    const invalid = error.status === 400 || error.status === 422;
    const errors = invalid ? errorsOf(error, sent) : {};
    const unsolvedOnly = error.type === 'unsolved-only';
    setState(({ page }) => ({ phase: invalid ? 'invalid' : 'failed', page, errors, partial, error, unsolvedOnly }));
  }
}
