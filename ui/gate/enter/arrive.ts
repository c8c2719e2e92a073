import { api } from '@/api/client';
import { queryClient } from '@/api/queries';
import { currentLanguage } from '@/i18n';

/** An address inside this page, never another site. */
export function safeNext(next: string | null): string {
  return next && /^\/(?![/\\])/.test(next) ? next : '/';
}

/** Goes on with a fresh session: nothing that was loaded for somebody else is kept. */
export function arrive(navigate: (path: string) => void, next: string | null = null): void {
  queryClient.clear();
  navigate(safeNext(next));
}

/** The same for an account that has just been made: it keeps the language in which that was done. */
export async function arriveFirst(navigate: (path: string) => void): Promise<void> {
  try {
    await api.patch('/me', { language: currentLanguage() }, { askSignIn: false });
  } catch {
    // The language can be chosen again inside; nothing else depends on it.
  }
  arrive(navigate);
}
