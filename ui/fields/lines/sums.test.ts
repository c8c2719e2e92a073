import { describe, expect, it } from 'vitest';
import { amountOf, cents, scaled, sumsOf } from './sums';

const line = (quantity: string, price: string, discount: string) => ({
  product: null,
  name: 'Kelly',
  unit: '',
  quantity,
  price,
  discount,
});

describe('lines', () => {
  it('are worked out as the server does', () => {
    // The same cases as in crates/model/src/types/lines/tests.rs.
    for (const [quantity, price, discount, amount] of [
      ['1', '88000', '0', '88000.00'],
      ['3', '0.335', '0', '1.01'],
      ['1', '0.005', '0', '0.01'],
      ['1', '0.0049', '0', '0.00'],
      ['2.5', '19.99', '12.5', '43.73'],
      ['1', '100', '100', '0.00'],
      ['999999', '0.0001', '0', '100.00'],
    ] as const) {
      expect(amountOf(line(quantity, price, discount))).toBe(amount);
    }
  });

  it('come to the sums of their rounded amounts', () => {
    const rows = [line('1', '0.005', '0'), line('1', '0.005', '0'), line('1', '0.005', '0')];
    expect(sumsOf({ currency: 'CNY', rows }).total).toBe('0.03');
    const two = { currency: 'CNY', rows: [line('2', '50', '10'), line('1', '1', '0')] };
    expect(sumsOf(two)).toEqual({ list: '101.00', discount: '10.00', total: '91.00' });
  });

  it('that are not filled in yet count nothing', () => {
    expect(amountOf(line('', '1', '0'))).toBe('');
    expect(sumsOf({ currency: 'CNY', rows: [line('x', '1', '0'), line('1', '2', '')] }).total).toBe('2.00');
  });

  it('read decimals exactly', () => {
    expect(scaled('0.1', 2)).toBe(10n);
    expect(scaled('0.123', 2)).toBeNull();
    expect(scaled('1.200', 2)).toBe(120n);
    expect(cents(-5n)).toBe('-0.05');
  });
});
