/** Observable values, which components and modules share. */
import { useLayoutEffect, useReducer } from './lib/hooks.js';

/** Returns a value with subscribers; setting an identical value notifies nobody. */
export function cell(initial) {
  let value = initial;
  const subscribers = new Set();
  return {
    get: () => value,
    set(next) {
      if (!Object.is(next, value)) {
        value = next;
        [...subscribers].forEach((notify) => notify(value));
      }
    },
    subscribe(notify) {
      subscribers.add(notify);
      return () => subscribers.delete(notify);
    },
  };
}

/** Renders the component again whenever the value changes. */
export function useCell(source) {
  const [, render] = useReducer((count) => count + 1, 0);
  const value = source.get();
  // Before the browser paints, so that what comes meanwhile is part of the first picture.
  useLayoutEffect(() => {
    // The value may have changed between rendering and this effect.
    if (!Object.is(source.get(), value)) render();
    return source.subscribe(render);
  }, [source]);
  return value;
}
