import { expect, it } from 'vitest';
import { type ColumnTarget, freeName, takenTwice } from './preview';

const mapping: ColumnTarget[] = [
  { index: 0, field: 'phone' },
  { index: 1, field: 'phone' },
  { index: 2, skip: true },
  { index: 3, skip: true },
];

it('only_a_field_of_two_columns_counts_as_taken_twice', () => {
  expect([...takenTwice(mapping)]).toEqual(['phone']);
});

it('a_new_field_gets_a_name_that_nobody_has', () => {
  const added: ColumnTarget = {
    index: 4,
    new_field: {
      name: 'field_2',
      label: { zh: '吨', en: 't' },
      type: 'number',
      class: 'low',
      purpose: 'service',
      audience: 'sales',
    },
  };
  expect(freeName(['field_1'], [...mapping, added])).toBe('field_3');
});
