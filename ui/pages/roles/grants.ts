import type { ObjectRights } from '@/api/matrix';
import type { FieldView, Grant } from '@/api/types';

export type FieldLine = Grant['fields'][number];
export const VIEWS = ['hidden', 'masked', 'reveal', 'clear'] as const;
type View = (typeof VIEWS)[number];

export interface Treatment {
  view: View;
  edit: boolean;
}

type RightsField = ObjectRights['fields'][number];

/** Whether a line means a field: `*`, `audience:X`, `class:high` or `field:phone`. */
export function means(select: string, field: RightsField): boolean {
  if (select === '*') return true;
  const at = select.indexOf(':');
  const [kind, name] = [select.slice(0, at), select.slice(at + 1)];
  if (kind === 'audience') return field.audience === name;
  if (kind === 'class') return field.class === name;
  return kind === 'field' && field.name === name;
}

/** How a grant treats a field: the last line that means it wins, as the server decides. */
export function treat(lines: FieldLine[], field: RightsField): Treatment {
  const line = lines.findLast((one) => means(one.select, field));
  return line ? { view: viewOf(line.view), edit: line.edit } : { view: 'hidden', edit: false };
}

/** `mixed` is an answer about rows and never a grant; what is unknown shows nothing. */
export function viewOf(view: FieldView): View {
  return VIEWS.find((one) => one === view) ?? 'hidden';
}

/** The fields of an object by how they are seen. */
export function byView(
  lines: FieldLine[],
  fields: RightsField[],
): Record<View, { field: RightsField; edit: boolean }[]> {
  const sorted: ReturnType<typeof byView> = { hidden: [], masked: [], reveal: [], clear: [] };
  for (const field of fields) {
    const { view, edit } = treat(lines, field);
    sorted[view].push({ field, edit });
  }
  return sorted;
}

/** The list with one member replaced, removed (null) or moved. */
export function replaced<T>(list: T[], index: number, next: T | null): T[] {
  return list.flatMap((one, at) => (at === index ? (next === null ? [] : [next]) : [one]));
}

export function moved<T>(list: T[], index: number, by: -1 | 1): T[] {
  const other = index + by;
  const [one, two] = [list[index], list[other]];
  if (one === undefined || two === undefined) return list;
  return list.map((member, at) => (at === index ? two : at === other ? one : member));
}
