/** Downloads of lists. A link would not send the token, so the file is fetched and then saved. */
import { send } from './api.js';
import { isCustom } from './views.js';

/** The server ends an export after 60 seconds. */
const TIMEOUT = 90_000;

/** Downloads all rows of a view with its filters, in its order; throws if that fails. */
export async function downloadView({ view, unit, type, unread, tag, sort }) {
  const custom = isCustom(view);
  const response = await send('GET', custom ? `views/${view}/requests.csv` : 'requests/technician-views.csv', {
    query: { view: custom ? null : view, business_unit_id: unit, type, unread, tag, sort },
    timeout: TIMEOUT,
  });
  save(await response.blob(), nameOf(response) ?? (custom ? `view-${view}.csv` : `${view}.csv`));
}

function nameOf(response) {
  return /filename="([^"]+)"/.exec(response.headers.get('Content-Disposition') ?? '')?.[1];
}

function save(blob, name) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  // The browser has begun to read the file before this task ends.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
