import { expect, it } from 'vitest';
import type { ObjectDeclaration } from '@/api/types';
import { designedOf } from './designed';

const label = { zh: '客户', en: 'Customer' };
const fields = [{ name: 'phone', label, class: 'high' as const, audience: 'contact' }];
const rights = (name: string, some = fields) => ({ name, label, verbs: [], audiences: [], fields: some });

it('who_may_not_read_customers_still_designs_their_fields', () => {
  const user = { name: 'user', label, fields: [], system: true } as unknown as ObjectDeclaration;
  const designed = designedOf([user], {
    objects: [rights('customer'), rights('user'), rights('ledger', [])],
    rows: [],
  });
  expect(designed.map((one) => [one.name, one.partial])).toEqual([['customer', true]]);
});

it('a_declaration_that_may_be_read_is_shown_in_full', () => {
  const customer = { name: 'customer', label, fields: [] } as unknown as ObjectDeclaration;
  expect(designedOf([customer], { objects: [rights('customer')], rows: [] })).toEqual([
    { name: 'customer', label, fields: [], partial: false },
  ]);
});

it('customers_stand_before_what_follows_them', () => {
  const designed = designedOf([], {
    objects: ['visit', 'attachment', 'customer'].map((one) => rights(one)),
    rows: [],
  });
  expect(designed.map((one) => one.name)).toEqual(['customer', 'attachment', 'visit']);
});
