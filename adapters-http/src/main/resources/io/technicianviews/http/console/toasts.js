/** Short messages about what the user did. */
import { cell } from './cells.js';

const SHOWN_FOR = 6_000;

export const toasts = cell([]);
let next = 1;

/** Shows a message for a while; `kind` is done or failed. */
export function toast(text, kind = 'done') {
  const message = { id: next++, text, kind };
  toasts.set([...toasts.get().slice(-2), message]);
  setTimeout(() => dismiss(message.id), SHOWN_FOR);
}

export function dismiss(id) {
  toasts.set(toasts.get().filter((message) => message.id !== id));
}
