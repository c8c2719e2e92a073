import { describe, expect, it } from 'vitest';
import type { DataRecord } from '@/api/types';
import { planOf, share } from './plan';

const payment = (due: string, amount: string, received?: string, currency = 'CNY') =>
  ({
    values: {
      due_on: due,
      amount: { amount, currency },
      ...(received ? { received: { amount: received, currency } } : {}),
    },
  }) as unknown as DataRecord;

describe('a plan', () => {
  it('sums exactly, by currency, and knows what is overdue', () => {
    const plans = planOf(
      [
        payment('2026-01-31', '0.10', '0.10'),
        payment('2026-02-28', '0.20', '0.05'),
        payment('2026-12-31', '100.00'),
        payment('2026-01-01', '5.00', undefined, 'USD'),
      ],
      '2026-03-01',
    );
    expect(plans).toEqual([
      { currency: 'CNY', due: 10030n, received: 15n, overdue: 15n },
      { currency: 'USD', due: 500n, received: 0n, overdue: 500n },
    ]);
  });

  it('is not told where an amount is hidden', () => {
    const hidden = { values: { due_on: '2026-01-31', amount: { masked: '***' } } } as unknown as DataRecord;
    expect(planOf([hidden], '2026-03-01')).toBeNull();
  });

  it('never fills more than the whole bar', () => {
    expect(share(1n, 3n)).toBe(33.3);
    expect(share(5n, 3n)).toBe(100);
    expect(share(5n, 0n)).toBe(0);
  });
});
