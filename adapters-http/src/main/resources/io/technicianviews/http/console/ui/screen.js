/** What several screens do in the same way: the title of the page, and the list that they show. */
import { useCell } from '../cells.js';
import { useEffect, useMemo } from '../html.js';
import { queueOf } from '../queue.js';
import { texts } from '../texts.js';

/** Sets the title of the page while the screen is shown. */
export function useTitle(title) {
  useEffect(() => {
    document.title = `${title} · ${texts.product}`;
  }, [title]);
}

/** Returns the list of a query, and its state; it is brought up to date when the screen opens. */
export function useQueue(query, source) {
  const queue = useMemo(() => queueOf(query, source), [JSON.stringify(query)]);
  const state = useCell(queue.state);
  useEffect(() => {
    queue.open()?.catch(() => {});
  }, [queue]);
  return { queue, state };
}
