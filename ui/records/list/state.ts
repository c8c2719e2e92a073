import { useSyncExternalStore } from 'react';
import type { Condition } from './conditions';

/** What a person has set up on one list. It lives in memory: conditions may hold personal data. */
export interface ListState {
  q: string;
  conditions: Condition[];
  /** A filter of a saved view that the builder cannot show; empty for none. */
  writtenFilter: string;
  /** AIP-132, such as `updated_at desc`. Empty for the server's own order. */
  orderBy: string;
  /** Null for the columns of the declaration. */
  columns: string[] | null;
  pageSize: number;
  /** The tokens of the pages before and of this one; the first page has none. */
  tokens: string[];
  /** The saved view that this came from. */
  view: string | null;
  /** Rows, or columns of a board where the object has one. */
  shape: 'list' | 'board';
  /** What it is grouped by, as the server is asked; empty for rows one below the other. */
  group: string;
  /** Whether the sums of its figures stand below it. */
  totals: boolean;
}

export const PAGE_SIZES = [20, 50, 100, 200] as const;

export const START: ListState = {
  q: '',
  conditions: [],
  writtenFilter: '',
  orderBy: '',
  columns: null,
  pageSize: 50,
  tokens: [],
  view: null,
  shape: 'board',
  group: '',
  totals: false,
};

const states = new Map<string, ListState>();
const listeners = new Set<() => void>();

/** What is set up on one list at this moment. */
export function listState(object: string): ListState {
  return states.get(object) ?? START;
}

/** Changes what is listed; anything but a step between pages goes back to the first page. */
export function changeList(object: string, change: Partial<ListState>): void {
  const tokens = change.tokens ?? [];
  states.set(object, { ...listState(object), ...change, tokens });
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The state of one list and the way to change it; it outlives the page, so that Back finds it again. */
export function useListState(object: string): [ListState, (change: Partial<ListState>) => void] {
  const state = useSyncExternalStore(subscribe, () => listState(object));
  return [state, (change) => changeList(object, change)];
}
