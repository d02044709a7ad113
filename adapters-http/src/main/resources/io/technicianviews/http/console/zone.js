/** Times of the helpdesk's time zone in fields of forms, which have none. */

/** Returns an instant as the value of a field of type datetime-local. */
export function toField(instant, zone) {
  return instant ? parts(new Date(instant), zone) : '';
}

/** Returns the instant of such a value; the earlier one where a clock is set back. */
export function fromField(value, zone) {
  if (value === '') return null;
  const wanted = Date.parse(`${value}Z`);
  let guess = wanted;
  // The offset is that of the result, which differs from that of the guess near a change.
  for (let i = 0; i < 2; i++) guess += wanted - Date.parse(`${parts(new Date(guess), zone)}Z`);
  return new Date(guess).toISOString();
}

function parts(date, zone) {
  const format = new Intl.DateTimeFormat('sv-SE', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });
  return format.format(date).replace(' ', 'T');
}
