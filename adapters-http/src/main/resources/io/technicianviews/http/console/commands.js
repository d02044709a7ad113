/** Commands on requests, outside of the screen of one request. */
import { call } from './api.js';
import { texts } from './texts.js';
import { toast } from './toasts.js';

const taking = new Map();

/** Takes a request, once at a time, and reports it; returns it, or null if others were faster. */
export function take(id) {
  if (!taking.has(id)) taking.set(id, sendTake(id).finally(() => taking.delete(id)));
  return taking.get(id);
}

async function sendTake(id) {
  try {
    const request = await call('POST', `requests/${id}/take`, { body: {} });
    toast(texts.take.done(id));
    return request;
  } catch (error) {
    toast(lostRace(id, error) ?? error.message, 'failed');
    return null;
  }
}

/** Returns who was faster, if that is why a command was refused. */
export function lostRace(id, error) {
  if (error.type !== 'already-assigned') return null;
  return texts.take.lost(id, error.body.assignees.map((person) => person.full_name).join(', '));
}
