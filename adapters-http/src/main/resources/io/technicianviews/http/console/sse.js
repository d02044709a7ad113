/** Reader of server-sent events from a response: EventSource cannot send the header Authorization. */

/** Yields the events of a stream as `{ id, event, data }`, and heartbeats as `{ id }`. */
export async function* eventsOf(response, onBytes) {
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    onBytes();
    const blocks = (rest + value).split('\n\n');
    rest = blocks.pop();
    for (const block of blocks) yield parse(block);
  }
}

function parse(block) {
  const parsed = { id: null, event: null, data: null };
  for (const line of block.split('\n')) {
    const colon = line.indexOf(':');
    const name = line.slice(0, colon);
    const value = line.slice(colon + 1).trimStart();
    if (name === 'data') parsed.data = JSON.parse(value);
    else if (name in parsed) parsed[name] = value;
  }
  return parsed;
}
