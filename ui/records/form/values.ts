import type { ClearValue, DataRecord, Field, ObjectDeclaration, WireValue } from '@/api/types';
import { clearOf, isMasked } from '@/gate/masked';

/** What a form holds: clear values only. A masked value is absent until it is replaced. */
export type FormValues = Record<string, ClearValue | null | undefined>;

/** The fields that a form offers: those that may be edited. */
export function editableFields(object: ObjectDeclaration): Field[] {
  return object.fields.filter((field) => field.edit && !field.read_only && field.type !== 'grants');
}

/** Whether a field belongs on the form while the others stand as they do. */
export function isRelevant(field: Field, values: FormValues): boolean {
  if (!field.when) return true;
  const other = values[field.when.field];
  const there = Array.isArray(other) ? (other as string[]) : [other];
  return [field.when.equals, ...(field.when.or ?? [])].some((value) => there.includes(value));
}

export function initialValues(fields: Field[], record: DataRecord | undefined): FormValues {
  const values: FormValues = {};
  for (const field of fields) {
    const clear = clearOf(record?.values[field.name]);
    if (clear !== undefined) values[field.name] = clear;
    else if (!record && field.type === 'choice' && field.required)
      values[field.name] = field.options?.[0]?.value;
  }
  return values;
}

/** Equal as the server would see it: the same text, list or amount. */
export function sameValue(a: unknown, b: unknown): boolean {
  return tidy(a) === tidy(b);
}

function tidy(value: unknown): string {
  if (value === undefined || value === null || value === '') return '';
  if (typeof value !== 'object') return JSON.stringify(value);
  if (Array.isArray(value)) return JSON.stringify(value);
  return JSON.stringify(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Only what the person changed; a value that was emptied is null. Fields off the form stay out. */
export function changedValues(
  fields: Field[],
  before: FormValues,
  now: FormValues,
): Record<string, WireValue> {
  const changed: Record<string, WireValue> = {};
  for (const field of fields) {
    if (!isRelevant(field, now)) continue;
    const value = now[field.name];
    if (!sameValue(before[field.name], value)) changed[field.name] = value ?? null;
  }
  return changed;
}

/** Fields that both sides changed since the form was opened. */
export function overlapping(mine: Record<string, WireValue>, base: DataRecord, theirs: DataRecord): string[] {
  return Object.keys(mine).filter((name) => {
    const before = base.values[name];
    // Two different values can wear the same mask, so a masked one always counts as changed.
    if (isMasked(before) || isMasked(theirs.values[name])) return true;
    return !sameValue(before, theirs.values[name]) && !sameValue(mine[name], theirs.values[name]);
  });
}
