import { describe, expect, it } from 'vitest';
import type { Field } from '@/api/types';
import { offered } from '.';

const option = (value: string, kept = false) => ({ value, kept, label: { zh: value, en: value } });
const status = {
  name: 'status',
  type: 'choice',
  options: [option('new'), option('converted', true), option('lost')],
} as Field;
const values = (taken: string[]) => offered(status, taken).options?.map((one) => one.value);

describe('what is offered for writing', () => {
  it('what_only_an_act_leads_to_is_not_offered', () => {
    expect(values(['new'])).toEqual(['new', 'lost']);
  });

  it('a_record_that_has_it_keeps_it', () => {
    expect(values(['converted'])).toEqual(['new', 'converted', 'lost']);
  });
});
