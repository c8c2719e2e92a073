import { expect, it } from 'vitest';
import { byView, type FieldLine, moved, treat } from './grants';

const label = { zh: '', en: '' };
const phone = { name: 'phone', label, class: 'high' as const, audience: 'contact' };
const level = { name: 'level', label, class: 'low' as const, audience: 'sales' };
const lines: FieldLine[] = [
  { select: '*', view: 'clear', edit: true },
  { select: 'class:high', view: 'masked', edit: false },
];

it('the_last_line_that_means_a_field_wins', () => {
  expect(treat(lines, phone)).toEqual({ view: 'masked', edit: false });
  expect(treat(lines, level)).toEqual({ view: 'clear', edit: true });
  expect(treat([...lines, { select: 'field:phone', view: 'reveal', edit: true }], phone).view).toBe('reveal');
  expect(treat([...lines, { select: 'audience:contact', view: 'hidden', edit: false }], phone).view).toBe(
    'hidden',
  );
});

it('a_field_that_no_line_means_is_hidden', () => {
  expect(treat([{ select: 'field:level', view: 'clear', edit: false }], phone).view).toBe('hidden');
  expect(byView([], [phone]).hidden).toHaveLength(1);
});

it('moving_a_line_past_the_end_changes_nothing', () => {
  expect(moved([1, 2], 0, -1)).toEqual([1, 2]);
  expect(moved([1, 2], 0, 1)).toEqual([2, 1]);
});
