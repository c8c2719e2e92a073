import { describe, expect, it } from 'vitest';
import type { Field } from '@/api/types';
import { formGroups } from './groups';

const field = (name: string, audience: string, when?: string): Field =>
  ({ name, audience, ...(when ? { when: { field: when, equals: 'company' } } : {}) }) as Field;
const told = (fields: Field[], title: string[]) =>
  formGroups(fields, title).map(({ audience, members }) => [audience, ...members.map((one) => one.name)]);

describe('the order of a form', () => {
  it('the_name_is_asked_first_after_what_decides_about_it', () => {
    const fields = [
      field('kind', 'sales'),
      field('level', 'sales'),
      field('name', 'contact'),
      field('company_name', 'contact', 'kind'),
    ];
    expect(told(fields, ['name', 'company_name'])).toEqual([
      ['contact', 'kind', 'name', 'company_name'],
      ['sales', 'level'],
    ]);
  });

  it('a_recipient_does_not_come_before_what_a_document_is_about', () => {
    const fields = [field('subject', 'sales'), field('recipient', 'contact')];
    expect(told(fields, ['subject'])).toEqual([
      ['sales', 'subject'],
      ['contact', 'recipient'],
    ]);
  });
});
