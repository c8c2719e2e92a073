import { useSyncExternalStore } from 'react';

const query = window.matchMedia('(max-width: 639.98px)');

function subscribe(listener: () => void): () => void {
  query.addEventListener('change', listener);
  return () => query.removeEventListener('change', listener);
}

/** Whether this is a phone, at this moment. */
export const isNarrow = (): boolean => query.matches;

/** True on a phone: below 640 px lists become cards and the navigation a drawer. */
export const useNarrow = (): boolean => useSyncExternalStore(subscribe, isNarrow);
