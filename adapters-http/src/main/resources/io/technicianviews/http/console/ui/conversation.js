/** The messages of a request, with a mark where the unread ones begin, and the reply. */
import { number } from '../format.js';
import { html, useEffect, useRef, useState } from '../html.js';
import { texts } from '../texts.js';
import { Ago, Avatar } from './parts.js';
import { Reply } from './reply.js';

/** Longer messages are folded. */
const FOLDED = 2_000;

export function Conversation({ id, model, state, me, edit }) {
  const { request, messages, firstPage, readUpTo } = state;
  const list = useRef();
  const marker = useRef();
  const count = messages.length;
  useEffect(() => {
    (marker.current ?? list.current.lastElementChild)?.scrollIntoView({ block: 'nearest' });
  }, [id]);
  useEffect(() => {
    const read = () => document.visibilityState === 'visible' && model.markRead().catch(() => {});
    read();
    document.addEventListener('visibilitychange', read);
    return () => document.removeEventListener('visibilitychange', read);
  }, [count, request.technician_has_unread]);
  const firstUnread = messages.find(
    (message) => message.sequence_number > readUpTo && message.sender.id !== me?.id,
  );
  return html`
    <div class="conversation">
      ${request.description && html`<section class="description" aria-label=${texts.request.description}><${Text} content=${request.description} /></section>`}
      ${firstPage > 1 && html`<button type="button" onClick=${() => model.earlier()}>${texts.conversation.earlier}</button>`}
      <ol class="messages" ref=${list} aria-label=${texts.request.conversation}>
        ${messages.map(
          (message) => html`
            ${message === firstUnread && html`<li key="unread" ref=${marker} class="unread-mark"><span>${texts.conversation.unread}</span></li>`}
            <${Message} key=${message.id} message=${message} own=${message.sender.id === me?.id} requester=${message.sender.id === request.requester.id} />
          `,
        )}
      </ol>
      ${count === 0 && html`<p class="none">${texts.conversation.none}</p>`}
    </div>
    <${Reply} key=${id} id=${id} model=${model} edit=${edit} />
  `;
}

function Message({ message, own, requester }) {
  const role = own ? texts.conversation.you : requester ? texts.conversation.requester : null;
  return html`<li class=${own ? 'message own' : 'message'}>
    <${Avatar} person=${message.sender} />
    <div>
      <p class="byline">
        <strong><bdi>${message.sender.full_name}</bdi></strong>
        ${role && html`<span class="tag">${role}</span>`}
        <${Ago} time=${message.created_at} />
      </p>
      <${Text} content=${message.content} />
    </div>
  </li>`;
}

/** A text of any length and direction, with its line breaks. */
function Text({ content }) {
  const [open, setOpen] = useState(false);
  const folded = !open && content.length > FOLDED;
  return html`<div class="text" dir="auto">${folded ? `${content.slice(0, FOLDED)}…` : content}</div>
    ${folded && html`<button type="button" class="unfold" onClick=${() => setOpen(true)}>${texts.conversation.unfold(number(content.length))}</button>`}`;
}
