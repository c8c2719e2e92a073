import type { DataRecord, Field, ObjectDeclaration, WireValue } from '@/api/types';
import { isMasked } from '@/gate/masked';
import { sameValue } from '../form/values';
import type { Side } from './queries';

/** Whose value a field keeps: of the record with this id, or of both. */
export type Chosen = Record<string, string>;
export const BOTH = 'both';

/** Types whose values are lists that can be united. */
const LISTS = new Set(['choices', 'users']);

const isEmpty = (value: WireValue | undefined) => value === undefined || value === null || value === '';

/** The fields of which somebody may choose whose value stays, where either has one. */
export function choosable(object: ObjectDeclaration, one: DataRecord, other: DataRecord): Field[] {
  return object.fields.filter(
    (field) =>
      field.edit &&
      !field.read_only &&
      field.view !== 'hidden' &&
      !(isEmpty(one.values[field.name]) && isEmpty(other.values[field.name])),
  );
}

/** Whether the two say something else; two values behind one mask may. */
export function differs(field: Field, one: DataRecord, other: DataRecord): boolean {
  const [a, b] = [one.values[field.name], other.values[field.name]];
  if (isEmpty(a) !== isEmpty(b)) return true;
  return isMasked(a) || isMasked(b) || !sameValue(a, b);
}

/** Whether the values of both can stay. */
export function unitable(field: Field, one: DataRecord, other: DataRecord): boolean {
  const lists = [one.values[field.name], other.values[field.name]];
  return LISTS.has(field.type) && lists.every((list) => Array.isArray(list) && list.length > 0);
}

/** What a field keeps unless somebody chooses: what both say, what the one that stays says, or what there is. */
export function proposed(field: Field, winner: DataRecord, loser: DataRecord): string {
  if (unitable(field, winner, loser)) return BOTH;
  return isEmpty(winner.values[field.name]) ? loser.id : winner.id;
}

/** What the server is told: what differs and is not the winner's own. */
export function takenOf(
  fields: Field[],
  winner: DataRecord,
  loser: DataRecord,
  chosen: Chosen,
): Record<string, Side> {
  const take: Record<string, Side> = {};
  for (const field of fields) {
    if (!differs(field, winner, loser)) continue;
    const side = chosen[field.name] ?? proposed(field, winner, loser);
    if (side === BOTH) take[field.name] = 'both';
    else if (side === loser.id) take[field.name] = 'other';
  }
  return take;
}
