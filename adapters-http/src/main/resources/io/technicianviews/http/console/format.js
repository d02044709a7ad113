/** Numbers and times in the browser's locale and the helpdesk's time zone. */
import { cell } from './cells.js';
import { session } from './session.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const MONTH = 30 * DAY;

const numbers = new Intl.NumberFormat();
const relative = new Intl.RelativeTimeFormat(undefined, { numeric: 'auto', style: 'narrow' });
const formats = new Map();

/** The current time, twice a minute, for relative times on the screen. */
export const now = cell(Date.now());
setInterval(() => now.set(Date.now()), 30_000);

function format(name, options) {
  const zone = session.get().me?.time_zone;
  const key = `${name} ${zone}`;
  if (!formats.has(key)) {
    formats.set(key, new Intl.DateTimeFormat(undefined, { ...options, timeZone: zone }));
  }
  return formats.get(key);
}

/** Returns a count, such as 12,345. */
export const number = (count) => numbers.format(count);

/** Returns date and time in full, such as Sunday, 29 November 2026 at 14:05:12 CET. */
export const fullTime = (time) =>
  format('full', { dateStyle: 'full', timeStyle: 'long' }).format(new Date(time));

/** Returns date and time for a table, such as 29 Nov, 14:05. */
export const shortTime = (time) =>
  format('short', { month: 'short', day: 'numeric', hour: 'numeric', minute: '2-digit' }).format(
    new Date(time),
  );

/** Returns the time of day, such as 14:05:12. */
export const clock = (time) => format('clock', { timeStyle: 'medium' }).format(new Date(time));

/** Returns the day, such as Nov 29, 2026. */
export const day = (time) => format('day', { dateStyle: 'medium' }).format(new Date(time));

/** Returns the distance from now, such as 5 min ago or in 2 d. */
export function distance(time, current) {
  const ms = new Date(time).getTime() - current;
  const size = Math.abs(ms);
  if (size < MINUTE) return relative.format(0, 'second');
  if (size < HOUR) return relative.format(Math.trunc(ms / MINUTE), 'minute');
  if (size < DAY) return relative.format(Math.trunc(ms / HOUR), 'hour');
  if (size < MONTH) return relative.format(Math.trunc(ms / DAY), 'day');
  return day(time);
}

/** Returns the size of a distance from now, such as 5 min or 2 days. */
export function span(time, current) {
  const size = Math.abs(new Date(time).getTime() - current);
  const [unit, length] = size < HOUR ? ['minute', MINUTE] : size < DAY ? ['hour', HOUR] : ['day', DAY];
  return new Intl.NumberFormat(undefined, { style: 'unit', unit, unitDisplay: 'short' }).format(
    Math.trunc(size / length),
  );
}

/** Returns the name of a status or priority as a label: in_progress becomes In progress. */
export function label(name) {
  const words = name.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Returns up to two letters that stand for a person. */
export function initials(fullName) {
  const words = fullName.trim().split(/\s+/);
  const letters = [words[0], words.length > 1 ? words.at(-1) : ''];
  return letters.map((word) => [...word][0] ?? '').join('').toUpperCase();
}
