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
  /** Where the columns are the choices of the field and no records: what stands in each. */
  choices?: Record<string, 'open' | 'won' | 'lost'>;
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
  lead: {
    column: 'status',
    columns: '',
    above: '',
    sum: 'budget',
    facts: ['company_name', 'source', 'next_contact_on'],
    since: '',
    choices: { new: 'open', following: 'open', qualified: 'open', converted: 'won', lost: 'lost' },
  },
};

/** The board of an object, where it has one and the person sees what it is made of. */
export function boardOf(object: ObjectDeclaration): BoardSpec | undefined {
  const spec = BOARDS[object.name];
  return spec && object.fields.some((field) => field.name === spec.column) ? spec : undefined;
}
