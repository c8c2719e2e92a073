import { describe, expect, it } from 'vitest';
import type { DataRecord, Field } from '@/api/types';
import { changedValues, initialValues, isRelevant, overlapping } from './values';

const field = (name: string, more: Partial<Field> = {}) =>
  ({ name, type: 'text', class: 'low', required: false, ...more }) as Field;
const kind = field('kind', { type: 'choice' });
const name = field('name', { when: { field: 'kind', equals: 'person' } });
const phone = field('phone', { type: 'phone' });
const spent = field('spent', { type: 'money' });
const record = (values: DataRecord['values']) =>
  ({ id: '1', object: 'customer', version: 1, values }) as DataRecord;

describe('what a form sends', () => {
  it('a_masked_value_never_enters_the_form_and_is_not_sent', () => {
    const held = record({ kind: 'person', phone: { masked: '138****5678' } });
    const before = initialValues([kind, phone], held);
    expect(before).toEqual({ kind: 'person' });
    expect(changedValues([kind, phone], before, { ...before })).toEqual({});
  });

  it('only_changed_fields_are_sent_and_an_emptied_one_as_null', () => {
    const before = { kind: 'person', name: 'a', phone: 'b' };
    expect(changedValues([kind, name, phone], before, { kind: 'person', name: 'c', phone: null })).toEqual({
      name: 'c',
      phone: null,
    });
  });

  it('the_same_amount_with_its_members_in_another_order_is_no_change', () => {
    const before = { spent: { amount: '1.00', currency: 'CNY' } };
    expect(changedValues([spent], before, { spent: { currency: 'CNY', amount: '1.00' } })).toEqual({});
  });

  it('a_field_of_the_other_kind_is_neither_shown_nor_sent', () => {
    expect(isRelevant(name, { kind: 'company' })).toBe(false);
    expect(changedValues([kind, name], { kind: 'person' }, { kind: 'company', name: 'x' })).toEqual({
      kind: 'company',
    });
  });
});

describe('a conflict', () => {
  it('fields_that_the_other_side_left_alone_do_not_clash', () => {
    const base = record({ kind: 'a', name: 'x' });
    expect(overlapping({ name: 'mine' }, base, record({ kind: 'b', name: 'x' }))).toEqual([]);
  });

  it('a_field_that_both_changed_clashes_unless_both_wrote_the_same', () => {
    const base = record({ name: 'x' });
    expect(overlapping({ name: 'mine' }, base, record({ name: 'theirs' }))).toEqual(['name']);
    expect(overlapping({ name: 'same' }, base, record({ name: 'same' }))).toEqual([]);
  });

  it('a_masked_field_always_asks_because_two_values_can_wear_one_mask', () => {
    const base = record({ phone: { masked: '138****1' } });
    expect(overlapping({ phone: 'x' }, base, record({ phone: { masked: '138****1' } }))).toEqual(['phone']);
  });
});
