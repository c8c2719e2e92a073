import { expect, it } from 'vitest';
import { draftOf, newFieldOf, optionsOf } from './NewField';

it('choices_are_read_one_a_line_and_known_ones_keep_their_value', () => {
  const before = [{ value: 'vip', label: { zh: '贵宾', en: 'VIP' }, color: 'gold' }];
  expect(optionsOf('贵宾\n\n 普通 \n普通', before)).toEqual([
    before[0],
    { value: '普通', label: { zh: '普通', en: '普通' } },
  ]);
});

it('a_field_without_choices_sends_none_and_names_itself_in_both_languages', () => {
  const field = newFieldOf({
    zh: ' 吨位 ',
    type: 'number',
    class: 'medium',
    purpose: 'service',
    audience: 'sales',
    options: 'a',
  });
  expect(field).toEqual({
    label: { zh: '吨位', en: '吨位' },
    type: 'number',
    class: 'medium',
    purpose: 'service',
    audience: 'sales',
  });
});

it('a_proposed_field_survives_the_form', () => {
  const field = newFieldOf({
    zh: '来源',
    en: 'Source',
    type: 'choice',
    class: 'low',
    purpose: 'marketing',
    audience: 'sales',
    options: '门店\n网络',
    required: true,
  });
  expect(newFieldOf(draftOf(field))).toEqual(field);
});
