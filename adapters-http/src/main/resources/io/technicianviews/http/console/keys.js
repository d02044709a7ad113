/** Keys without modifiers, which act unless the user is typing. */
import { useLayoutEffect, useRef } from './html.js';

const layers = [];

window.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
  const typing = event.target.closest?.('input:not([type=checkbox]), textarea, select');
  if (typing && event.key !== 'Escape') return;
  for (let i = layers.length - 1; i >= 0; i--) {
    const action = layers[i].current[event.key];
    if (action) {
      event.preventDefault();
      action(event);
      return;
    }
    if (layers[i].modal) return;
  }
});

/**
 * Registers actions by key while the component is shown; later components come first. A layout effect, so that no key
 * that follows the drawing reaches what is beneath.
 */
export function useKeys(actions, modal = false) {
  const layer = useRef(actions);
  layer.current = actions;
  layer.modal = modal;
  useLayoutEffect(() => {
    layers.push(layer);
    return () => layers.splice(layers.indexOf(layer), 1);
  }, []);
}
