import { expect, test } from 'vitest';
import type { DataRecord, Field, ObjectDeclaration } from '@/api/types';
import { choosable, differs, proposed, takenOf, unitable } from './choice';

const field = (name: string, type: string, more = {}) =>
  ({ name, type, edit: true, read_only: false, view: 'clear', ...more }) as unknown as Field;
const record = (id: string, values: object) => ({ id, values }) as unknown as DataRecord;

const fields = [
  field('name', 'person_name'),
  field('phone', 'phone'),
  field('email', 'email'),
  field('tags', 'choices'),
  field('remark', 'long_text'),
  field('since', 'date', { read_only: true }),
];
const one = record('a', {
  name: '单小燕',
  phone: { masked: '138****5678' },
  tags: ['vip'],
  since: '2020-01-01',
});
const other = record('b', {
  name: '单小燕',
  phone: { masked: '138****5678' },
  email: 's@example.cn',
  tags: ['new'],
});
const named = (name: string) => fields.find((item) => item.name === name) as Field;

test('what neither has and what nobody may change is not asked', () => {
  const shown = choosable({ fields } as unknown as ObjectDeclaration, one, other);
  expect(shown.map((item) => item.name)).toEqual(['name', 'phone', 'email', 'tags']);
});

test('two values behind one mask may differ', () => {
  expect(differs(named('name'), one, other)).toBe(false);
  expect(differs(named('phone'), one, other)).toBe(true);
});

test('the record that stays keeps what it has, takes what it lacks, and lists are united', () => {
  expect(unitable(named('tags'), one, other)).toBe(true);
  expect(proposed(named('phone'), one, other)).toBe('a');
  expect(takenOf(fields.slice(0, 4), one, other, {})).toEqual({ email: 'other', tags: 'both' });
  expect(takenOf(fields.slice(0, 4), other, one, {})).toEqual({ tags: 'both' });
});

test('what somebody chose holds', () => {
  const chosen = { phone: 'b', email: 'a', tags: 'a' };
  expect(takenOf(fields.slice(0, 4), one, other, chosen)).toEqual({ phone: 'other' });
});
