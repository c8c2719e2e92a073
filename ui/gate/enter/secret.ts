import { useEffect, useState } from 'react';

/**
 * The secret after `#` of a one-time link. It is taken out of the address once the page stands, so
 * that it stays neither in the history nor on a shared screen; a fragment is never sent to a server.
 */
export function useSecretOfLink(): string {
  // Read without a side effect: a render that waits for its texts is thrown away and done again.
  const [secret] = useState(() => decodeURIComponent(window.location.hash.slice(1)));
  useEffect(() => {
    if (secret) window.history.replaceState(window.history.state, '', window.location.pathname);
  }, [secret]);
  return secret;
}
