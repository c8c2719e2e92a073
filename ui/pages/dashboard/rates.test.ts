import { describe, expect, it } from 'vitest';
import type { Group } from './figures';
import { dayOf, inYuan, type Rate } from './rates';

const RATES: Rate[] = [
  { currency: 'HKD', rate: '0.91', from: '2026-01-01' },
  { currency: 'HKD', rate: '0.925501', from: '2026-06-01' },
  { currency: 'USD', rate: '7.1', from: '2026-06-01' },
];
const group = (sums: Group['sums'][string], key: string | null = null): Group => ({
  keys: [key],
  count: 1,
  sums: { amount: sums },
});

describe('sums in yuan', () => {
  it('adds what has a rate, exactly, and leaves what has none', () => {
    const sums = [
      { amount: '100.10', currency: 'CNY' },
      { amount: '1000.0001', currency: 'HKD' },
      { amount: '-3.33', currency: 'USD' },
      { amount: '5.00', currency: 'EUR' },
    ];
    const [told] = inYuan([group(sums)], RATES, () => '2026-11-23');
    // 100.10 + 925.5010925501 − 23.643 = 1001.9580925501
    expect(told?.sums.amount).toEqual([
      { amount: '1001.96', currency: 'CNY' },
      { amount: '5.00', currency: 'EUR' },
    ]);
  });

  it('takes the rate of the day, and none of a later one', () => {
    const sums = [{ amount: '100', currency: 'HKD' }];
    const on = (day: string) => inYuan([group(sums)], RATES, () => day)[0]?.sums.amount?.[0];
    expect(on('2026-05-31')).toEqual({ amount: '91.00', currency: 'CNY' });
    expect(on('2026-06-01')).toEqual({ amount: '92.55', currency: 'CNY' });
    expect(on('2025-12-31')).toEqual({ amount: '100', currency: 'HKD' });
  });

  it('leaves groups in yuan alone', () => {
    const one = group([{ amount: '1.005', currency: 'CNY' }]);
    expect(inYuan([one], RATES, () => '2026-11-23')[0]).toBe(one);
  });

  it('knows the last day of a month that is over, and today otherwise', () => {
    const by = ['status', 'closed_on:month'];
    const of = (month: string | null) => ({ keys: ['won', month], count: 1, sums: {} });
    expect(dayOf(by, of('2026-10'), '2026-11-23')).toBe('2026-10-31');
    expect(dayOf(by, of('2026-11'), '2026-11-23')).toBe('2026-11-23');
    expect(dayOf(by, of(null), '2026-11-23')).toBe('2026-11-23');
    expect(dayOf(['status'], of('2026-10'), '2026-11-23')).toBe('2026-11-23');
  });
});
