import { queryClient } from '@/api/queries';

/** An address inside this page, never another site. */
export function safeNext(next: string | null): string {
  return next && /^\/(?![/\\])/.test(next) ? next : '/';
}

/** Goes on with a fresh session: nothing that was loaded for somebody else is kept. */
export function arrive(navigate: (path: string) => void, next: string | null = null): void {
  queryClient.clear();
  navigate(safeNext(next));
}
