import { queryOptions, useQuery } from '@tanstack/react-query';
import { api } from '@/api/client';
import { useObjects } from '@/api/queries';
import type { Page } from '@/api/types';
import { clearOf } from '@/gate/masked';
import { type Group, HOME, isForeign } from './figures';

/** What a unit of a currency is worth in yuan from a day on. */
export interface Rate {
  currency: string;
  rate: string;
  from: string;
}

const FIELDS = ['currency', 'rate', 'valid_from'];
const KEPT = 300_000;
/** Decimals of an amount and of a rate, at most, as the server keeps them. */
const AMOUNT = 4;
const RATE = 6;

const QUERY = { fields: FIELDS, order_by: 'valid_from', page_size: 500 };
export const RATES = 'exchange_rate';

export const ratesQuery = queryOptions({
  queryKey: ['records', RATES, QUERY],
  staleTime: KEPT,
  queryFn: ({ signal }) => api.get<Page>(`/records/${RATES}`, QUERY, { signal }),
});

/** The exchange rates of the organisation, for amounts that need them. */
export function useRates(needed: boolean): Rate[] {
  const known = useObjects().some((one) => one.name === RATES);
  const found = useQuery({ ...ratesQuery, enabled: needed && known });
  return (found.data?.items ?? []).map(({ values }) => ({
    currency: String(clearOf(values.currency) ?? ''),
    rate: String(clearOf(values.rate) ?? '0'),
    from: String(clearOf(values.valid_from) ?? ''),
  }));
}

/** The last day that a group speaks of where it is one of a month; null for today. */
export function dayOf(by: string[], group: Group, today: string): string {
  const place = by.findIndex((one) => one.endsWith(':month'));
  const month = place < 0 ? null : group.keys[place];
  // No month has more than 31 days, and texts are compared.
  return typeof month === 'string' && `${month}-31` < today ? `${month}-31` : today;
}

/** The groups with their sums in yuan, each by the rate of its day. What has no rate stays as it is. */
export function inYuan(groups: Group[], rates: Rate[], day: (group: Group) => string): Group[] {
  return groups.map((group) => {
    if (!isForeign(group)) return group;
    const at = day(group);
    const sums = Object.entries(group.sums).map(([field, sums]) => [field, together(sums, rates, at)]);
    return { ...group, sums: Object.fromEntries(sums) as Group['sums'] };
  });
}

type Sums = Group['sums'][string];

function together(sums: Sums, rates: Rate[], day: string): Sums {
  const left: Sums = [];
  let yuan: bigint | null = null;
  for (const sum of sums) {
    const rate = sum.currency === HOME ? '1' : rateOn(rates, sum.currency ?? '', day);
    if (rate === null) left.push(sum);
    else yuan = (yuan ?? 0n) + scaled(sum.amount, AMOUNT) * scaled(rate, RATE);
  }
  return yuan === null ? left : [{ amount: cents(yuan), currency: HOME }, ...left];
}

/** The rate of a currency on a day: the last one that was valid by then. */
function rateOn(rates: Rate[], currency: string, day: string): string | null {
  const fit = rates.filter((one) => one.currency === currency && one.from <= day);
  return (
    fit.reduce<Rate | null>((last, one) => (last && last.from > one.from ? last : one), null)?.rate ?? null
  );
}

/** A decimal text times ten to so many places, exactly. */
function scaled(text: string, places: number): bigint {
  const [whole = '0', part = ''] = text.replace('-', '').split('.');
  const value = BigInt(whole + part.padEnd(places, '0').slice(0, places));
  return text.startsWith('-') ? -value : value;
}

/** The product of an amount and a rate, rounded half away from zero to cents. */
function cents(product: bigint): string {
  const step = 10n ** BigInt(AMOUNT + RATE - 2);
  const size = product < 0n ? -product : product;
  const rounded = (size + step / 2n) / step;
  const text = `${rounded / 100n}.${String(rounded % 100n).padStart(2, '0')}`;
  return product < 0n && rounded > 0n ? `-${text}` : text;
}
