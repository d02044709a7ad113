/** The definition of a view while it is edited. */
import { texts } from './texts.js';
import { viewTexts } from './view-texts.js';

const PREFIX = 'technician-views.view-draft.';
const PARTS = ['title', 'conditions', 'sort', 'sharing', 'active', 'position'];
const UNSOLVED = { field: 'status_category', operator: 'is_not', value: ['solved', 'closed'] };

let nextKey = 1;

/** Conditions have keys, by which their errors and inputs are found when others come and go. */
const keyed = (condition) => ({ ...condition, key: nextKey++ });

/** Returns a condition that limits a view to unsolved requests. */
export const unsolvedOnly = () => keyed(UNSOLVED);

/** Returns the draft of a view that does not exist yet. */
export function emptyDraft() {
  return {
    title: '',
    all: [unsolvedOnly()],
    any: [],
    sort: '-updated',
    sharing: { type: 'personal', ids: [] },
    active: true,
    position: null,
  };
}

/** Returns the draft of an existing view. */
export function draftOf(view) {
  return {
    title: view.title,
    all: view.conditions.all.map(keyed),
    any: view.conditions.any.map(keyed),
    sort: view.sort,
    sharing: { ids: [], ...view.sharing },
    active: view.active,
    position: view.position,
  };
}

/** Returns the draft of a copy, which is personal unless the user may share views. */
export function copyOf(view, mayShare, maxTitle) {
  const title = viewTexts.editor.copyOf(view.predefined ? (texts.views[view.id] ?? view.title) : view.title);
  return {
    ...draftOf(view),
    title: [...title].slice(0, maxTitle).join(''),
    sharing: mayShare && !view.predefined ? { ids: [], ...view.sharing } : { type: 'personal', ids: [] },
    active: true,
    position: null,
  };
}

/** Returns the operator of a condition with the type of its value. */
export function operatorOf(fields, { field, operator }) {
  return fields.find((one) => one.field === field)?.operators.find((one) => one.operator === operator);
}

/** Returns a condition on a field; its value stays if the type is the same. */
export function withField(fields, condition, field) {
  const { operators } = fields.find((one) => one.field === field);
  const same = operators.find((one) => one.operator === condition?.operator);
  return withOperator(fields, { ...condition, field }, (same ?? operators[0]).operator, condition);
}

/** Returns a condition with another operator; its value stays if the type is the same. */
export function withOperator(fields, condition, operator, former = condition) {
  const before = former && operatorOf(fields, former)?.value.type;
  const changed = { field: condition.field, operator };
  const { type } = operatorOf(fields, changed).value;
  const value = before === type ? former.value : initialValue(type);
  return { ...changed, value, key: condition.key ?? nextKey++ };
}

function initialValue(type) {
  switch (type) {
    case 'assignee':
    case 'requester':
      return 'current_user';
    case 'request_type':
      return 'parent';
    case 'boolean':
      return true;
    case 'days':
      return 7;
    case 'duration':
      return 'P1D';
    case 'text':
      return '';
    case 'none':
      return undefined;
    default:
      return [];
  }
}

/** Whether the value has been entered, as far as one can tell without the server. */
export function isComplete(condition) {
  const { value } = condition;
  if (Array.isArray(value)) return value.length > 0;
  return value !== '' && !(value === null && condition.field !== 'assignee_id');
}

const plain = ({ field, operator, value }) =>
  value === undefined || ((value ?? null) === null && field === 'due') ? { field, operator } : { field, operator, value };

/** Returns the draft as the body of a call. */
export function bodyOf(draft) {
  const { type, ids } = draft.sharing;
  return {
    title: draft.title,
    conditions: { all: draft.all.map(plain), any: draft.any.map(plain) },
    sort: draft.sort,
    sharing: type === 'business_units' ? { type, ids } : { type },
    active: draft.active,
    ...(draft.position === null ? {} : { position: draft.position }),
  };
}

/** Returns the parts that differ between two bodies. */
export function changedParts(before, after) {
  return PARTS.filter((part) => JSON.stringify(before[part]) !== JSON.stringify(after[part]));
}

/** Returns some parts of a body. */
export const partsOf = (body, parts) => Object.fromEntries(parts.map((part) => [part, body[part]]));

/**
 * Returns where the errors of a problem are shown: by part, and by key of a condition. `sent` has the
 * conditions that the call sent.
 */
export function errorsOf(problem, sent) {
  const errors = {};
  const add = (place, detail) => (errors[place] = errors[place] ? `${errors[place]}; ${detail}` : detail);
  for (const { field, detail } of problem.body?.errors ?? []) {
    const condition = /^conditions\.(all|any)\[(\d+)\]/.exec(field);
    const found = condition && sent[condition[1]][Number(condition[2])];
    add(found ? found.key : (PARTS.find((part) => field.startsWith(part)) ?? 'form'), detail);
  }
  if (problem.type === 'view-title-taken') add('title', problem.message);
  else if (!problem.body?.errors?.length) add('form', problem.message);
  return errors;
}

/** Returns what was typed in this tab and not saved, with the view that it changes, or null. */
export function storedDraft(name) {
  const stored = sessionStorage.getItem(PREFIX + name);
  if (!stored) return null;
  const { draft, base } = JSON.parse(stored);
  return { draft: { ...draft, all: draft.all.map(keyed), any: draft.any.map(keyed) }, base };
}

export function storeDraft(name, draft, base) {
  sessionStorage.setItem(PREFIX + name, JSON.stringify({ draft, base }));
}

export const forgetDraft = (name) => sessionStorage.removeItem(PREFIX + name);
