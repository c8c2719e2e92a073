import { useState } from 'react';

/**
 * The secret after `#` of a one-time link. It is taken out of the address at once, so that it stays
 * neither in the history nor in a shared screen; a fragment is never sent to a server.
 */
export function useSecretOfLink(): string {
  const [secret] = useState(() => {
    const text = decodeURIComponent(window.location.hash.slice(1));
    if (text) window.history.replaceState(window.history.state, '', window.location.pathname);
    return text;
  });
  return secret;
}
