import type { ObjectDeclaration } from '@/api/types';

/** How records of an object stand on a board. */
export interface BoardSpec {
  /** The relation that says in which column a record stands. */
  column: string;
  /** The object of the columns, and the one that they follow. */
  columns: string;
  above: string;
  /** The money that is summed. */
  sum: string;
  /** The fields on a card, below its title. */
  facts: string[];
  /** Since when a record stands in its column. */
  since: string;
}

const BOARDS: Record<string, BoardSpec> = {
  deal: {
    column: 'stage',
    columns: 'stage',
    above: 'pipeline',
    sum: 'amount',
    facts: ['amount', 'expected_on'],
    since: 'stage_since',
  },
};

/** The board of an object, where it has one and the person sees what it is made of. */
export function boardOf(object: ObjectDeclaration): BoardSpec | undefined {
  const spec = BOARDS[object.name];
  return spec && object.fields.some((field) => field.name === spec.column) ? spec : undefined;
}
