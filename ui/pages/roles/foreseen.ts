import { api } from '@/api/client';
import type { RoleMatrix } from '@/api/matrix';
import type { FieldView, Grant, Rows } from '@/api/types';

interface Seeing {
  view: Exclude<FieldView, 'mixed'>;
  edit: boolean;
}

export interface VerbForeseen {
  verb: string;
  before: Rows[];
  after: Rows[];
}

export interface FieldForeseen {
  field: string;
  rows: Rows;
  before: Seeing;
  after: Seeing;
}

export interface ObjectForeseen {
  object: string;
  verbs: VerbForeseen[];
  fields: FieldForeseen[];
}

interface Counted {
  total: number | null;
  total_at_least: number | null;
}

export interface PersonForeseen {
  id: string;
  name: string;
  counts: { object: string; before: Counted; after: Counted }[];
}

/** People for whom the same changes. */
export interface GroupForeseen {
  objects: ObjectForeseen[];
  people: PersonForeseen[];
  more: number;
}

/** What a change of a role would change. */
export interface Foreseen {
  holders: number;
  affected: number;
  groups: GroupForeseen[];
}

/** Who would gain and lose what if the role granted this; nothing is stored. */
export const foresee = (role: string, grants: Grant[]) =>
  api.post<Foreseen>(`/roles/${role}/preview`, { grants });

export type Kind = 'gain' | 'lose' | 'change';

/** Verbs that change in the same way. */
export interface VerbLine {
  kind: Kind;
  verbs: string[];
  before: Rows[];
  after: Rows[];
}

/** Fields that change in the same way. */
export interface FieldLine {
  kind: Kind;
  fields: string[];
  rows: Rows;
  before: Seeing;
  after: Seeing;
}

const WIDTH: Rows[] = ['own', 'team', 'tree', 'all'];
const CLARITY = ['hidden', 'masked', 'reveal', 'clear'];
/** What goes with opening a record and is told apart only where it differs. */
const READING = new Set(['list', 'count', 'search']);

/** The verbs by how they change; seeing lists and searching are left out where they go with opening a record. */
export function verbLines(verbs: VerbForeseen[]): VerbLine[] {
  const key = ({ before, after }: VerbForeseen) => JSON.stringify([before, after]);
  const read = verbs.find((one) => one.verb === 'read');
  const told = verbs.filter((one) => !(read && READING.has(one.verb) && key(one) === key(read)));
  return grouped(told, key).map((same) => ({
    kind: kindOf(same[0].before, same[0].after),
    verbs: same.map((one) => one.verb),
    before: same[0].before,
    after: same[0].after,
  }));
}

/** The fields by how they change. */
export function fieldLines(fields: FieldForeseen[]): FieldLine[] {
  const key = ({ rows, before, after }: FieldForeseen) => JSON.stringify([rows, before, after]);
  return grouped(fields, key).map((same) => ({
    kind: seeingKind(same[0]),
    fields: same.map((one) => one.field),
    rows: same[0].rows,
    before: same[0].before,
    after: same[0].after,
  }));
}

function grouped<T>(all: T[], key: (one: T) => string): [T, ...T[]][] {
  const found = new Map<string, [T, ...T[]]>();
  for (const one of all) {
    const same = found.get(key(one));
    if (same) same.push(one);
    else found.set(key(one), [one]);
  }
  return [...found.values()];
}

function kindOf(before: Rows[], after: Rows[]): Kind {
  if (before.length === 0) return 'gain';
  if (after.length === 0) return 'lose';
  // What is neither wider nor narrower is another thing.
  if (covers(after, before)) return 'gain';
  return covers(before, after) ? 'lose' : 'change';
}

function covers(wide: Rows[], narrow: Rows[]): boolean {
  const widest = Math.max(...wide.map((rows) => WIDTH.indexOf(rows)));
  const within = (rows: Rows) =>
    wide.includes(rows) || wide.includes('all') || (WIDTH.includes(rows) && WIDTH.indexOf(rows) <= widest);
  return narrow.every(within);
}

function seeingKind({ before, after }: FieldForeseen): Kind {
  const steps = [
    CLARITY.indexOf(after.view) - CLARITY.indexOf(before.view),
    Number(after.edit) - Number(before.edit),
  ];
  if (steps.every((step) => step >= 0)) return 'gain';
  return steps.every((step) => step <= 0) ? 'lose' : 'change';
}

/** Words for what is foreseen, as the matrix names it. */
export function named(matrix: RoleMatrix, object: string) {
  const rights = matrix.objects.find((one) => one.name === object);
  return {
    object: rights?.label ?? null,
    verb: (verb: string) => rights?.verbs.find((one) => one.value === verb)?.label ?? null,
    field: (field: string) => rights?.fields.find((one) => one.name === field)?.label ?? null,
    rows: (rows: Rows) => matrix.rows.find((one) => one.value === rows)?.label ?? null,
  };
}
