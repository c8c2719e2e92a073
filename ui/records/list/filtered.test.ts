import { renderHook } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { Field, ObjectDeclaration } from '@/api/types';
import { showFiltered } from './filtered';
import { useListState } from './state';

const field = (name: string, type: Field['type'], sensitivity: Field['class']) =>
  ({ name, type, class: sensitivity, operators: ['='] }) as unknown as Field;
const object = (name: string) =>
  ({
    name,
    fields: [field('status', 'choice', 'low'), field('phone', 'phone', 'high')],
  }) as ObjectDeclaration;
const stateOf = (name: string) => renderHook(() => useListState(name)).result.current[0];

describe('a list that an address narrows', () => {
  it('shows_the_records_behind_a_number_in_rows', () => {
    showFiltered(object('one'), 'status = "won" AND owner = "a"');
    const { conditions, shape, writtenFilter } = stateOf('one');
    expect(conditions.map((one) => one.field)).toEqual(['status', 'owner']);
    expect([shape, writtenFilter]).toEqual(['list', '']);
  });

  it('keeps_what_the_builder_cannot_show_as_it_is_written', () => {
    showFiltered(object('two'), '(status = "won" OR owner = "a")');
    expect(stateOf('two').writtenFilter).toBe('(status = "won" OR owner = "a")');
  });

  it('takes_no_condition_on_a_sensitive_field_from_an_address', () => {
    showFiltered(object('three'), 'phone = "13800138000"');
    expect(stateOf('three').conditions).toEqual([]);
  });
});
