/** The form that takes a token, and the screen of those who may not use the console. */
import { html, useLayoutEffect, useRef, useState } from '../html.js';
import { signIn, signOut } from '../session.js';
import { texts } from '../texts.js';

/** The form; as a dialog if the screen stays under it. */
export function SignIn({ expired, reason, failure }) {
  const [token, setToken] = useState('');
  const [error, setError] = useState(null);
  const field = useRef();
  useLayoutEffect(() => field.current.focus(), []);

  const submit = async (event) => {
    event.preventDefault();
    if (token.trim() === '') {
      setError(texts.signIn.empty);
      return;
    }
    setError(null);
    await signIn(token);
  };
  const message = error ?? (failure ? texts.signIn.retrying(failure) : reason);
  return html`<div class=${expired ? 'signin over' : 'signin'} role=${expired ? 'dialog' : undefined} aria-modal=${expired} aria-labelledby="signin-title">
    <form class="card" onSubmit=${submit}>
      <h1 id="signin-title"><span class="logo" aria-hidden="true"></span>${texts.product}</h1>
      <p>${expired ? texts.signIn.again : texts.signIn.intro}</p>
      <label for="token">${texts.signIn.label}</label>
      <textarea id="token" ref=${field} rows="4" spellcheck=${false} autocomplete="off" value=${token}
        aria-describedby=${message ? 'signin-error' : undefined} aria-invalid=${message ? 'true' : undefined}
        onInput=${(event) => setToken(event.target.value)}
        onKeyDown=${(event) => event.key === 'Enter' && submit(event)}></textarea>
      ${message && html`<p id="signin-error" class="error" role="alert">${message}</p>`}
      <button class="primary" type="submit">${texts.signIn.submit}</button>
    </form>
  </div>`;
}

/** Shown while the caller is unknown: why they could not be read. */
export function Starting({ failure }) {
  if (!failure) return null;
  return html`<main class="signin">
    <div class="card" role="alert">
      <h1><span class="logo" aria-hidden="true"></span>${texts.product}</h1>
      <p>${texts.signIn.retrying(failure)}</p>
    </div>
  </main>`;
}

/** For requesters, whom the API refuses. */
export function NoRights({ me }) {
  return html`<main class="signin">
    <div class="card">
      <h1><span class="logo" aria-hidden="true"></span>${texts.noRights.title}</h1>
      <p>${texts.noRights.text(me.full_name)}</p>
      <button type="button" onClick=${signOut}>${texts.signIn.out}</button>
    </div>
  </main>`;
}
