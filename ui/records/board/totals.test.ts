import { expect, it } from 'vitest';
import type { Column } from './queries';
import { daysSince, forecast, totalOf } from './totals';

const column = (id: string, kind: Column['kind'], probability: number): Column => ({
  id,
  name: id,
  kind,
  probability,
  days: null,
  above: null,
});
const groups = [
  { keys: ['a'], count: 2, sums: { amount: [{ amount: '100.00', currency: 'CNY' }] } },
  {
    keys: ['b'],
    count: 1,
    sums: {
      amount: [
        { amount: '40.00', currency: 'CNY' },
        { amount: '10.00', currency: 'USD' },
      ],
    },
  },
  { keys: ['won'], count: 1, sums: { amount: [{ amount: '999.00', currency: 'CNY' }] } },
];

it('a forecast weighs what is open by how likely it is, each currency by itself', () => {
  const columns = [column('a', 'open', 10), column('b', 'open', 50), column('won', 'won', 100)];
  expect(forecast(columns, groups, 'amount')).toEqual([
    { currency: 'CNY', amount: '30.00' },
    { currency: 'USD', amount: '5.00' },
  ]);
});

it('a column in which nothing stands counts nothing', () => {
  expect(totalOf(groups, 'c', 'amount')).toEqual({ count: 0, sums: [] });
});

it('days are counted by the calendar, not by the hour', () => {
  expect(daysSince('2026-11-20', new Date(2026, 10, 22, 0, 5))).toBe(2);
  expect(daysSince('2026-11-23', new Date(2026, 10, 22, 23, 55))).toBe(0);
});
