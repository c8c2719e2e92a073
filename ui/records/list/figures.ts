import { useQuery } from '@tanstack/react-query';
import { api } from '@/api/client';
import type { Field, ObjectDeclaration } from '@/api/types';
import { formatMoney } from '@/fields/money/format';
import { groupedDecimal } from '@/fields/number/decimal';
import { FORGET, queryOf } from '../queries';
import type { Key } from './grouping';
import type { ListState } from './state';

export interface Figures {
  keys: Key[];
  count: number;
  sums: Record<string, { amount: string; currency?: string | null }[]>;
}

/** Counts and sums over the whole filter, not the page; they speak of what the person may see. */
export function useFigures(
  object: ObjectDeclaration,
  state: ListState,
  by: string[],
  sums: Field[],
  enabled: boolean,
) {
  const { order_by, ...query } = queryOf(object, state);
  const body = { ...query, by, sum: sums.map((field) => field.name) };
  return useQuery({
    queryKey: ['records', object.name, 'figures', body],
    enabled,
    gcTime: FORGET,
    queryFn: ({ signal }) =>
      api.post<{ groups: Figures[]; refs?: Record<string, string> }>(`/records/${object.name}/groups`, body, {
        signal,
      }),
  });
}

/** Sums as people read them; amounts of several currencies stand side by side and are never added up. */
export function sumText(group: Figures | undefined, field: Field): string {
  const found = group?.sums[field.name] ?? [];
  if (field.type !== 'money') return groupedDecimal(found[0]?.amount ?? '0', 0);
  return (
    found.map(({ amount, currency }) => formatMoney({ amount, currency: currency ?? 'CNY' })).join(' + ') ||
    '—'
  );
}
