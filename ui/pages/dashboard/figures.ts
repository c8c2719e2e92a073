import { useQueries } from '@tanstack/react-query';
import type { Money } from '@/api/types';
import { dayText } from './period';
import { dayOf, inYuan, useRates } from './rates';
import { figuresOf } from './together';

/** The currency in which targets are set and sums of several are told. */
export const HOME = 'CNY';

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
  /** Whether sums in other currencies were made yuan. */
  converted: boolean;
  pending: boolean;
  error: unknown;
  retry: () => void;
}

/** Joins conditions; empty ones say nothing. */
export const all = (...conditions: string[]): string => conditions.filter(Boolean).join(' AND ');

/** Whether a group has sums in other currencies than yuan. */
export const isForeign = (group: Group): boolean =>
  Object.values(group.sums).some((sums) => sums.some((one) => one.currency && one.currency !== HOME));

/**
 * Counts and sums of all that is asked for, in yuan where the organisation has a rate. They speak of what the
 * person may see, and of nothing else.
 */
export function useFigures(asks: Ask[]): Figures {
  const found = useCounted(asks);
  const foreign = found.told.some((told) => told.groups.some(isForeign));
  const rates = useRates(foreign);
  if (!foreign || rates.length === 0) return { ...found, converted: false };
  const today = dayText(new Date());
  const told = found.told.map((one, place) => ({
    ...one,
    groups: inYuan(one.groups, rates, (group) => dayOf(asks[place]?.by ?? [], group, today)),
  }));
  return { ...found, told, converted: true };
}

function useCounted(asks: Ask[]): Omit<Figures, 'converted'> {
  return useQueries({
    queries: asks.map(({ object, filter, by, sum = [] }) => {
      const body = { by, sum, ...(filter ? { filter } : {}) };
      return {
        queryKey: ['records', object, 'figures', body],
        staleTime: 60_000,
        queryFn: ({ signal }: { signal: AbortSignal }) => figuresOf({ object, filter, by, sum }, signal),
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

/** The currencies of all sums, the home currency first: what has no rate is never added up. */
export function currenciesOf(groups: Group[], field: string): string[] {
  const found = new Set(
    groups.flatMap((group) => (group.sums[field] ?? []).flatMap((one) => one.currency ?? [])),
  );
  return [...found].sort((a, b) => Number(b === HOME) - Number(a === HOME) || a.localeCompare(b));
}

/** The groups with these first keys. */
export const withKey = (groups: Group[], key: string | null): Group[] =>
  groups.filter((group) => group.keys[0] === key);

export const counted = (groups: Group[]): number => groups.reduce((sum, group) => sum + group.count, 0);
