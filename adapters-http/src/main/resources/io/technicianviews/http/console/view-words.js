/** Definitions of views in words. `names` has the statuses, priorities, units and technicians. */
import { nameIn } from './choices.js';
import { amountOf } from './durations.js';
import { label } from './format.js';
import { texts } from './texts.js';
import { viewTexts } from './view-texts.js';

/** Returns the name of a field or operator. */
export const fieldName = (field) => viewTexts.fields[field] ?? label(field);
export const operatorName = (operator) => viewTexts.operators[operator] ?? label(operator);

/** Returns a condition as words, such as Priority is Critical, High. */
export function conditionText(condition, names) {
  const value = valueText(condition, names);
  return [fieldName(condition.field), operatorName(condition.operator), value].filter(Boolean).join(' ');
}

/** Returns a part of a definition in words. */
export function partText(part, value, names) {
  if (part === 'conditions') return conditionsText(value, names);
  if (part === 'sort') return sortText(value);
  if (part === 'sharing') return sharingText(value, names);
  if (part === 'active') return value ? viewTexts.active : viewTexts.inactive;
  return String(value ?? '');
}

/** Returns an order in words. */
export function sortText(sort) {
  return sort
    .split(',')
    .map((one) => viewTexts.sorts[one] ?? texts.sorts[one] ?? one)
    .join(viewTexts.then);
}

function conditionsText({ all, any }, names) {
  const lists = [all.map((one) => conditionText(one, names)).join(viewTexts.and)];
  if (any.length > 0) lists.push(any.map((one) => conditionText(one, names)).join(viewTexts.or));
  return lists.filter(Boolean).join(viewTexts.and) || viewTexts.everything;
}

function sharingText({ type, ids }, names) {
  const units = type === 'business_units' ? `: ${ids.map((id) => nameIn(names.business_units, id)).join(', ')}` : '';
  return viewTexts.editor.sharings[type] + units;
}

function valueText({ field, operator, value }, names) {
  if (Array.isArray(value)) return value.map((one) => oneText(field, one, names)).join(', ');
  if (field === 'assignee_id' || field === 'requester_id') return personText(value, names);
  if (typeof value === 'boolean') return value ? viewTexts.yes : viewTexts.no;
  if (field === 'type') return viewTexts.types[value];
  if (operator === 'within_days') return viewTexts.days(value);
  if (operator === 'older_than' || operator === 'within') {
    const { amount, unit } = amountOf(value);
    return `${amount} ${viewTexts.units[unit]}`;
  }
  return value ? `“${value}”` : '';
}

function oneText(field, one, names) {
  if (field === 'status') return label(nameIn(names.statuses, one));
  if (field === 'priority') return label(nameIn(names.priorities, one));
  if (field === 'business_unit_id') return one === -1 ? texts.filters.withoutUnit : nameIn(names.business_units, one);
  return field === 'status_category' ? label(one) : one;
}

function personText(value, names) {
  if (value === null) return viewTexts.nobody;
  return value === 'current_user' ? viewTexts.currentUser : nameIn(names.technicians, value);
}
