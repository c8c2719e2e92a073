import { useQueries } from '@tanstack/react-query';
import { api } from '@/api/client';
import type { Money } from '@/api/types';

/** One line of counts and sums, as the server tells it. */
export interface Group {
  keys: (string | number | boolean | null)[];
  count: number;
  sums: Record<string, { amount: string; currency?: string | null }[]>;
}

export interface Told {
  groups: Group[];
  refs: Record<string, string>;
}

/** What is asked for: records of an object that fit, by what they have in common, and what is summed. */
export interface Ask {
  object: string;
  filter: string;
  by: string[];
  sum?: string[];
}

export interface Figures {
  told: Told[];
  pending: boolean;
  error: unknown;
  retry: () => void;
}

/** Joins conditions; empty ones say nothing. */
export const all = (...conditions: string[]): string => conditions.filter(Boolean).join(' AND ');

/** Counts and sums of all that is asked for. They speak of what the person may see, and of nothing else. */
export function useFigures(asks: Ask[]): Figures {
  return useQueries({
    queries: asks.map(({ object, filter, by, sum = [] }) => {
      const body = { by, sum, ...(filter ? { filter } : {}) };
      return {
        queryKey: ['records', object, 'figures', body],
        staleTime: 60_000,
        queryFn: ({ signal }: { signal: AbortSignal }) =>
          api.post<{ groups: Group[]; refs?: Record<string, string> }>(`/records/${object}/groups`, body, {
            signal,
          }),
      };
    }),
    combine: (found) => ({
      told: found.map((one) => ({ groups: one.data?.groups ?? [], refs: one.data?.refs ?? {} })),
      pending: found.some((one) => one.isPending),
      error: found.find((one) => one.isError)?.error ?? null,
      retry: () => {
        for (const one of found) if (one.isError) void one.refetch();
      },
    }),
  });
}

/** The sum of one field in one currency; null where there is none. */
export function sumIn(group: Group | undefined, field: string, currency: string): Money | null {
  const sum = group?.sums[field]?.find((one) => one.currency === currency);
  return sum ? { amount: sum.amount, currency } : null;
}

/** The currencies of all sums, the home currency first: amounts of several are never added up. */
export function currenciesOf(groups: Group[], field: string): string[] {
  const found = new Set(
    groups.flatMap((group) => (group.sums[field] ?? []).flatMap((one) => one.currency ?? [])),
  );
  return [...found].sort((a, b) => Number(b === 'CNY') - Number(a === 'CNY') || a.localeCompare(b));
}

/** The groups with these first keys. */
export const withKey = (groups: Group[], key: string | null): Group[] =>
  groups.filter((group) => group.keys[0] === key);

export const counted = (groups: Group[]): number => groups.reduce((sum, group) => sum + group.count, 0);
