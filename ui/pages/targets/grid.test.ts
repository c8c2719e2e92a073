import { describe, expect, it } from 'vitest';
import type { DataRecord } from '@/api/types';
import { changesOf, fits, keptOf, sumOf, textAt } from './grid';

const record = (owner: string, month: string, value: string) =>
  ({ id: 'x', owner, values: { month, value } }) as unknown as DataRecord;

describe('the grid of targets', () => {
  it('sums_are_exact_and_pass_over_what_is_no_number', () => {
    expect(sumOf(['0.1', '0.2', '1,000', '', 'x'])).toBe('1000.30');
    expect(sumOf(['9999999999999', '1'])).toBe('10000000000000');
  });

  it('only_what_differs_from_what_is_kept_is_saved', () => {
    const kept = keptOf([record('a', '2026-11-01', '80')]);
    expect(textAt(kept, {}, 'a/2026-11')).toBe('80');
    expect(changesOf(kept, { 'a/2026-11': '80', 'a/2026-12': '' })).toEqual([]);
    expect(changesOf(kept, { 'a/2026-11': '', 'a/2026-12': '1,000' })).toEqual([
      ['a/2026-11', ''],
      ['a/2026-12', '1000'],
    ]);
  });

  it('a_cell_takes_amounts_and_nothing_else', () => {
    expect(['', '0', '88000.50', '1,000'].every(fits)).toBe(true);
    expect(['-1', '1.234', '一千', '1e9'].some(fits)).toBe(false);
  });
});
