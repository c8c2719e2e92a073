import { useEffect, useSyncExternalStore } from 'react';
import { meQuery, queryClient } from '@/api/queries';
import { session } from '@/api/session';
import type { Me } from '@/api/types';
import { onDemand } from '@/kit/onDemand';

const Again = onDemand(() => import('./SignInAgain'));

/**
 * Lies over the page when the session has ended or an act needs a fresh proof. The page below stays
 * mounted, so nothing typed is lost; the waiting calls are repeated once the person is back.
 */
export function SignInDialog() {
  useEffect(() => session.mountDialog(), []);
  const cause = useSyncExternalStore(session.subscribe, () => session.cause);
  const me = queryClient.getQueryData<Me>(meQuery.queryKey);
  if (!cause || !me) return null;
  const { user, mfa } = me;
  return (
    <Again
      cause={cause}
      login={user.login}
      userId={user.id}
      hasFactor={mfa.enrolled}
      hasPasskey={mfa.passkeys > 0}
    />
  );
}
