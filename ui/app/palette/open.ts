import { useSyncExternalStore } from 'react';

/** What lies over the page: the palette, the list of keys, or a form for a new record of an object. */
export type Over = { what: 'palette' } | { what: 'keys' } | { what: 'new'; object: string } | null;

let over: Over = null;
const listeners = new Set<() => void>();

export function lay(next: Over): void {
  over = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const useOver = (): Over => useSyncExternalStore(subscribe, () => over);
