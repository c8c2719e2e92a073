import type { Field, ObjectDeclaration } from '@/api/types';
import { seenFields } from '@/gate/may';

/** Columns that every record has besides its fields. */
export const SYSTEM_COLUMNS = ['parent', 'owner', 'department', 'created_at', 'updated_at'] as const;
export type SystemColumn = (typeof SYSTEM_COLUMNS)[number];

export function isSystemColumn(name: string): name is SystemColumn {
  return SYSTEM_COLUMNS.some((one) => one === name);
}

/** The columns that a person sees before choosing any; the title's fields stand in the first column. */
export function defaultColumns(object: ObjectDeclaration): string[] {
  const titled = new Set(object.title ?? []);
  const listed = seenFields(object).filter((field) => field.list_default && !titled.has(field.name));
  return [
    ...(object.own_owner ? ['parent'] : []),
    ...listed.map((field) => field.name),
    'owner',
    'updated_at',
  ];
}

/** The chosen columns that still exist and may be seen, in their order. */
export function shownColumns(object: ObjectDeclaration, chosen: string[] | null): string[] {
  const own = SYSTEM_COLUMNS.filter((name) => name !== 'parent' || object.follows);
  const known = new Set([...seenFields(object).map((field) => field.name), ...own]);
  return (chosen ?? defaultColumns(object)).filter((name) => known.has(name));
}

/**
 * System columns as declared fields, so that filters and cells treat them alike; `above` is the object that
 * the records follow.
 */
export function systemFields(labels: Record<SystemColumn, string>, above?: string | null): Field[] {
  const field = (
    name: SystemColumn,
    type: Field['type'],
    operators: Field['operators'],
    target?: string,
  ): Field => ({
    name,
    label: { zh: labels[name], en: labels[name] },
    type,
    class: 'low',
    purpose: '',
    audience: '',
    required: false,
    unique: false,
    custom: false,
    read_only: true,
    searches: [],
    operators,
    sortable: name === 'created_at' || name === 'updated_at',
    list_default: false,
    view: 'clear',
    edit: false,
    ...(target ? { target } : {}),
  });
  return [
    ...(above ? [field('parent', 'relation', ['=', '!='], above)] : []),
    field('owner', 'user', ['=', '!=']),
    field('department', 'relation', ['=', '!='], 'department'),
    field('created_at', 'datetime', ['>=', '<=']),
    field('updated_at', 'datetime', ['>=', '<=']),
  ];
}
