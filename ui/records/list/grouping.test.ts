import { expect, test } from 'vitest';
import type { Field } from '@/api/types';
import { conditionOf, groupings } from './grouping';

const field = (name: string, type: Field['type'], rest: Partial<Field> = {}) =>
  ({ name, type, class: 'low', view: 'clear', ...rest }) as Field;

test('a list is grouped by what is seen in the clear and has few values', () => {
  const fields = [
    field('level', 'choice'),
    field('phone', 'phone', { class: 'high' }),
    field('secret', 'choice', { view: 'masked' }),
    field('since', 'date'),
    field('remark', 'long_text'),
  ];
  expect(groupings(fields).map((one) => one.by)).toEqual(['level', 'since:month']);
});

test('the records of a group are asked for by its value, its month, or that it is empty', () => {
  const level = { by: 'level', field: field('level', 'choice'), monthly: false };
  expect(conditionOf(level, 'vip')).toBe('level = "vip"');
  expect(conditionOf(level, null)).toBe('NOT level:*');
  const since = { by: 'since:month', field: field('since', 'date'), monthly: true };
  expect(conditionOf(since, '2024-02')).toBe('since >= "2024-02-01" AND since <= "2024-02-29"');
  const made = { by: 'created_at:month', field: field('created_at', 'datetime'), monthly: true };
  expect(conditionOf(made, '2025-12')).toBe(
    'created_at >= "2025-12-01T00:00:00+08:00" AND created_at < "2026-01-01T00:00:00+08:00"',
  );
});
