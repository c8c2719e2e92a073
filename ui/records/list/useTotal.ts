import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '@/api/client';
import type { ObjectDeclaration } from '@/api/types';
import { FORGET, type Listed, queryOf, stateOf, type Which } from '../queries';
import type { ListState } from './state';

/** So far the server counts at most. */
const COUNTED = 10_000;

interface Known {
  total?: number | null;
  total_at_least?: number | null;
}

/** How many records a list has, as far as it is known. */
export interface Total {
  /** Null where there are more than have been counted. */
  exact: number | null;
  atLeast: number;
  /** Counts further; missing where nothing more can be known. */
  countOn?: () => void;
  counting: boolean;
  /** Why counting failed, if it did. */
  error: Error | null;
}

/**
 * The first page tells how many there are, exactly or at least; further pages do not count again. A search
 * is counted a little way only: who wants to know more asks for it.
 */
export function useTotal(
  object: ObjectDeclaration,
  state: ListState,
  page?: Listed,
  which: Which = 'active',
): Total | null {
  const query = { ...queryOf(object, state), ...stateOf(which) };
  const key = JSON.stringify([object.name, query]);
  const [first, setFirst] = useState<{ key: string; known: Known } | null>(null);
  const [asked, ask] = useState('');
  const isFirst = state.tokens.length === 0;
  const known = page && { total: page.total, total_at_least: page.total_at_least };
  if (isFirst && known && (first?.key !== key || first.known.total !== known.total)) {
    setFirst({ key, known });
  }
  const counted = useQuery({
    queryKey: ['records', object.name, 'count', query],
    enabled: asked === key,
    gcTime: FORGET,
    queryFn: ({ signal }) => api.post<Known>(`/records/${object.name}/count`, query, { signal }),
  });
  const told = counted.data ?? (first?.key === key ? first.known : known);
  if (!told) return null;
  const exact = told.total ?? null;
  // A list without a search was counted as far as anything is.
  const more = exact === null && !counted.data && (told.total_at_least ?? 0) < COUNTED;
  return {
    exact,
    atLeast: told.total_at_least ?? 0,
    counting: counted.isFetching,
    error: counted.error,
    ...(more ? { countOn: () => (asked === key ? void counted.refetch() : ask(key)) } : {}),
  };
}
