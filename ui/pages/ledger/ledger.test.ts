import { expect, it } from 'vitest';
import { startOf } from './ledger';

it('the_last_day_of_a_range_is_part_of_it', () => {
  const begins = startOf('2026-02-28');
  const ends = startOf('2026-02-28', 1);
  expect(begins).toBe(new Date(2026, 1, 28).toISOString());
  expect(ends).toBe(new Date(2026, 2, 1).toISOString());
});

it('what_is_no_day_narrows_nothing', () => {
  expect(startOf(null)).toBeNull();
  expect(startOf('yesterday')).toBeNull();
});
