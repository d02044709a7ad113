/** Changes of a request in words. */
import { nameIn } from './choices.js';
import { label } from './format.js';
import { texts } from './texts.js';

const words = texts.history;

/** Returns what an entry of the history says, one line for each part. */
export function describe(entry, choices) {
  const { before, after } = entry;
  if (entry.kind === 'created' || !before) return [words.created];
  if (entry.kind === 'deleted') return [words.deleted];
  const lines = [];
  if (before.status !== after.status) {
    lines.push(words.from(words.fields.status, status(before, choices), status(after, choices)));
  }
  if (before.priority !== after.priority) {
    lines.push(words.from(words.fields.priority, priority(before, choices), priority(after, choices)));
  }
  if (before.business_unit_id !== after.business_unit_id) {
    lines.push(words.from(words.fields.business_unit, unit(before, choices), unit(after, choices)));
  }
  lines.push(...assignees(before.assignees, after.assignees, choices.technicians));
  if (before.open_subtasks !== after.open_subtasks) {
    lines.push(words.from(words.fields.open_subtasks, before.open_subtasks, after.open_subtasks));
  }
  for (const field of entry.fields) {
    if (words.changed[field]) lines.push(words.changed[field]);
  }
  if (entry.kind === 'message_added') lines.push(words.message);
  return lines.length > 0 ? lines : [words.other];
}

/** Returns what a live event says, as the rest of a sentence after the name of its author. */
export function summary(change) {
  if (change.changed.length > 0) {
    return words.didChange(change.changed.map((field) => words.fields[field] ?? field).join(', '));
  }
  return words.did[change.what] ?? words.did.updated;
}

const status = (state, { statuses }) => label(nameIn(statuses, state.status));
const priority = (state, { priorities }) => label(nameIn(priorities, state.priority));

function unit(state, { units }) {
  return state.business_unit_id === null ? texts.request.noUnit : nameIn(units, state.business_unit_id);
}

function assignees(before, after, technicians) {
  const added = after.filter((id) => !before.includes(id));
  const removed = before.filter((id) => !after.includes(id));
  return [
    ...added.map((id) => words.assigned(nameIn(technicians, id))),
    ...removed.map((id) => words.unassigned(nameIn(technicians, id))),
  ];
}
