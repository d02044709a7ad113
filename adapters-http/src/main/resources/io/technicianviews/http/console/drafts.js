/** Texts that the user has begun, kept in this tab until they are sent. */

const PREFIX = 'technician-views.draft.';

/** Returns the draft of a request: its text, and the key with which it is sent once. */
export function draftOf(id) {
  const stored = sessionStorage.getItem(PREFIX + id);
  return stored ? JSON.parse(stored) : { text: '', key: newKey() };
}

/** Keeps a draft; an empty one is forgotten. */
export function keepDraft(id, draft) {
  if (draft.text === '') sessionStorage.removeItem(PREFIX + id);
  else sessionStorage.setItem(PREFIX + id, JSON.stringify(draft));
}

/** Forgets a draft that was sent, unless it was edited meanwhile in a field that was opened again. */
export function forgetSent(id, sent) {
  if (draftOf(id).text === sent.text) keepDraft(id, { text: '' });
}

/**
 * Returns the draft as it is sent. A key belongs to the text that it was first sent with, which may
 * have been stored although its response was lost: another text gets another key.
 */
export function sentDraft({ text, key, sent = text }) {
  return { text, key: sent === text ? key : newKey(), sent: text };
}

/** Returns a new idempotency key. */
export function newKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
