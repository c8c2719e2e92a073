import { describe, expect, it } from 'vitest';
import type { Field } from '@/api/types';
import { type Condition, filterText, isSensitive, offeredOperators } from './conditions';
import { readFilter } from './readFilter';

const field = (name: string, type: Field['type'], more: Partial<Field> = {}) =>
  ({ name, type, class: 'low', operators: ['=', '!='], ...more }) as Field;
const fields = [
  field('level', 'choice'),
  field('tags', 'choices', { operators: [':'] }),
  field('spent', 'money'),
  field('phone', 'phone', { class: 'high', operators: ['=', '!='] }),
  field('region', 'region', { operators: ['=', ':'] }),
  field('birthday', 'date'),
];
const line = (name: string, operator: Condition['operator'], value: unknown, key = 0): Condition => ({
  key,
  field: name,
  operator,
  value,
});

describe('the text of a filter', () => {
  it('a_quote_in_a_value_cannot_end_its_literal', () => {
    const text = filterText([line('level', '=', 'x" OR owner = "y')], fields);
    expect(text).toBe('level = "x\\" OR owner = \\"y"');
  });

  it('an_amount_stands_bare_and_a_phone_is_quoted', () => {
    const both = [line('spent', '>=', '1000.50'), line('phone', '=', '13812345678')];
    expect(filterText(both, fields)).toBe('spent >= 1000.50 AND phone = "13812345678"');
  });

  it('members_are_asked_for_by_colon_and_choices_by_equality', () => {
    const both = [line('tags', 'in', ['a', 'b']), line('level', 'in', ['vip', 'gold'])];
    expect(filterText(both, fields)).toBe('(tags:"a" OR tags:"b") AND (level = "vip" OR level = "gold")');
  });

  it('an_unfinished_line_is_left_out', () => {
    const lines = [line('level', '=', undefined), line('level', 'in', []), line('spent', '>', '')];
    expect(filterText(lines, fields)).toBe('');
  });

  it('a_filter_that_was_written_is_read_back_as_the_same_lines', () => {
    const lines = [
      line('level', 'in', ['vip', 'gold'], 0),
      line('birthday', 'empty', true, 1),
      line('region', ':', { code: '310115' }, 2),
      line('spent', '>=', '1000', 3),
      line('level', '=', 'a "quoted" \\ word', 4),
    ];
    expect(readFilter(filterText(lines, fields), fields)).toEqual(lines);
  });

  it('a_filter_that_says_more_than_the_builder_can_is_not_guessed', () => {
    for (const text of [
      'level = "a" OR spent > 1',
      'NOT level = "a"',
      'level',
      '(level = "a"',
      'level = "a',
      'f(x)',
    ]) {
      expect(readFilter(text, fields), text).toBeNull();
    }
  });
});

describe('operators', () => {
  it('a_sealed_field_offers_neither_lists_nor_emptiness', () => {
    expect(offeredOperators(fields[3] as Field)).toEqual(['=']);
  });

  it('an_open_choice_offers_lists_and_emptiness', () => {
    expect(offeredOperators(fields[0] as Field)).toEqual(['=', '!=', 'in', 'empty']);
  });

  it('a_condition_on_a_field_of_class_high_is_sensitive', () => {
    expect(isSensitive(line('phone', '=', '1'), fields)).toBe(true);
    expect(isSensitive(line('level', '=', 'vip'), fields)).toBe(false);
  });
});
