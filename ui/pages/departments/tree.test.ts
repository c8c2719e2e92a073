import { expect, it } from 'vitest';
import type { DataRecord } from '@/api/types';
import { choicesOf, treeOf, within } from './tree';

const department = (id: string, parent?: string) =>
  ({ id, title: id, values: parent ? { parent_department: parent } : {} }) as unknown as DataRecord;

const records = [
  department('head'),
  department('east', 'head'),
  department('shop', 'east'),
  department('south', 'head'),
];

it('departments_stand_below_their_superiors', () => {
  const [head] = treeOf(records);
  expect(head && within(head)).toEqual(['head', 'east', 'shop', 'south']);
});

it('a_department_cannot_be_put_below_itself', () => {
  const offered = choicesOf(treeOf(records), 'east').map((one) => one.value);
  expect(offered).toEqual(['head', 'south']);
});

it('departments_in_a_circle_or_without_their_superior_are_still_shown', () => {
  const odd = [department('a', 'b'), department('b', 'a'), department('c', 'gone')];
  expect(treeOf(odd).flatMap(within).sort()).toEqual(['a', 'b', 'c']);
});
