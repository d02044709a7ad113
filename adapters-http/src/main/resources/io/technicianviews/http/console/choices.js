/** What a request can be changed to: statuses, priorities, units, people. */
import { call } from './api.js';
import { cell, useCell } from './cells.js';
import { useEffect } from './html.js';
import { onChange } from './live.js';

const MAX_AGE = 60_000;

const named = (name, i) => ({ id: i + 1, name });

/** The defaults of every helpdesk, until its own are known. */
const choices = cell({
  statuses: ['open', 'in_progress', 'pending_requester_response', 'on_hold', 'solved', 'closed'].map(named),
  priorities: ['critical', 'high', 'medium', 'low'].map(named),
  units: [],
  technicians: [],
});
let readAt = 0;

/** Returns the choices, empty until they are known. */
export function useChoices() {
  useEffect(read, []);
  return useCell(choices);
}

/** Returns the names of ids in a list of choices. */
export const nameIn = (list, id) =>
  list.find((one) => one.id === id)?.name ?? list.find((one) => one.id === id)?.full_name ?? `#${id}`;

function read() {
  if (Date.now() - readAt < MAX_AGE) return;
  readAt = Date.now();
  part('statuses', (body) => ({ statuses: body.data.filter((status) => status.active) }));
  part('technicians', (body) => ({ technicians: body.data }));
  part('views/fields', (body) => ({ priorities: body.priorities, units: body.business_units }));
}

function part(path, choose) {
  call('GET', path).then(
    (body) => choices.set({ ...choices.get(), ...choose(body) }),
    () => {
      readAt = 0;
    },
  );
}

// After a change without details, names may be others.
onChange((change) => {
  if (change === null) readAt = 0;
});
