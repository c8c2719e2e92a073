import type { Field } from '@/api/types';
import { groupByAudience, reachFirst } from '../audience';

/**
 * The groups of a form in the order in which they are filled in. What decides which fields the first group has stands
 * at its head, wherever it belongs: whether somebody is a person or a company.
 */
export function formGroups(fields: Field[], title: string[] | undefined) {
  const [first, ...rest] = reachFirst(groupByAudience(fields), title);
  if (!first) return [];
  const asked = new Set(first.members.map((field) => field.when?.field));
  const deciding = rest.flatMap(({ members }) => members.filter((field) => asked.has(field.name)));
  return [
    { ...first, members: [...deciding, ...first.members] },
    ...rest.map((group) => ({
      ...group,
      members: group.members.filter((field) => !deciding.includes(field)),
    })),
  ];
}
