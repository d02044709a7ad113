/** Durations of ISO 8601 as a number of one unit. */

const SECONDS = { days: 86_400, hours: 3_600, minutes: 60, seconds: 1 };
const FORM = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/;

/** Returns the largest unit of which a duration is a whole number, and that number. */
export function amountOf(duration) {
  const found = FORM.exec(duration ?? '');
  if (!found) return { amount: '', unit: 'days' };
  const sizes = Object.values(SECONDS);
  const total = sizes.reduce((sum, size, i) => sum + size * Number(found[i + 1] ?? 0), 0);
  const [unit, size] = Object.entries(SECONDS).find(([, one]) => total % one === 0);
  return { amount: total / size, unit };
}

/** Returns a duration; null if there is no amount. */
export function durationOf(amount, unit) {
  if (amount === '') return null;
  return unit === 'days' ? `P${amount}D` : `PT${amount}${unit[0].toUpperCase()}`;
}
