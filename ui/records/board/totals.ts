import type { Money } from '@/api/types';
import type { Column, Group } from './queries';

/** What stands in one column. */
export interface Total {
  count: number;
  sums: Money[];
}

/** The total of one column; nothing is nothing, not unknown. */
export function totalOf(groups: Group[], column: string, sum: string): Total {
  const group = groups.find((one) => one.keys[0] === column);
  const sums = (group?.sums[sum] ?? []).filter((one): one is Money => Boolean(one.amount && one.currency));
  return { count: group?.count ?? 0, sums };
}

/**
 * What the open columns are likely to bring, by currency: each sum by its column's probability. A forecast, so
 * that binary fractions are good enough; what is exact stands in the columns.
 */
export function forecast(columns: Column[], groups: Group[], sum: string): Money[] {
  const likely = new Map<string, number>();
  for (const column of columns.filter((one) => one.kind === 'open')) {
    for (const { amount, currency } of totalOf(groups, column.id, sum).sums) {
      likely.set(currency, (likely.get(currency) ?? 0) + (Number(amount) * column.probability) / 100);
    }
  }
  return [...likely].map(([currency, amount]) => ({ currency, amount: amount.toFixed(2) }));
}

/** Whole days from a date until today, in the clock of the page. */
export function daysSince(date: string, now: Date): number {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const today = Date.UTC(now.getFullYear(), now.getMonth(), now.getDate());
  return Math.max(0, Math.round((today - Date.UTC(year, month - 1, day)) / 86_400_000));
}
