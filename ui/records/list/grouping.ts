import type { Field, ObjectDeclaration } from '@/api/types';
import { literal } from './conditions';

/** What a list may be grouped by: a field, or a date's month. */
export interface Grouping {
  /** As the server is asked: `level`, `owner`, `created_at:month`. */
  by: string;
  field: Field;
  monthly: boolean;
}

export type Key = string | number | boolean | null;

const BY_VALUE = new Set(['choice', 'user', 'relation', 'checkbox']);
const BY_MONTH = new Set(['date', 'datetime']);

/** What this person may group by: what is seen in the clear, and of class high nothing. */
export function groupings(fields: Field[]): Grouping[] {
  return fields
    .filter((field) => field.view === 'clear' && field.class !== 'high' && field.name !== 'parent')
    .flatMap((field): Grouping[] => {
      if (BY_VALUE.has(field.type)) return [{ by: field.name, field, monthly: false }];
      if (BY_MONTH.has(field.type)) return [{ by: `${field.name}:month`, field, monthly: true }];
      return [];
    });
}

/** The shown columns whose sums can be told. */
export function summable(object: ObjectDeclaration, columns: string[]): Field[] {
  return object.fields
    .filter((field) => columns.includes(field.name) && (field.type === 'money' || field.type === 'number'))
    .filter((field) => field.view === 'clear' && field.class !== 'high')
    .slice(0, 6);
}

/** The condition on the records of one group; null where it cannot be asked for. */
export function conditionOf({ field, monthly }: Grouping, key: Key): string | null {
  if (key === null) {
    return field.name === 'owner' || field.name === 'department' ? null : `NOT ${field.name}:*`;
  }
  if (!monthly) return `${field.name} = ${typeof key === 'boolean' ? key : literal(key, field.type)}`;
  const [year = 0, month = 1] = String(key).split('-').map(Number);
  const two = (value: number) => String(value).padStart(2, '0');
  const first = `${year}-${two(month)}-01`;
  const next = month === 12 ? `${year + 1}-01-01` : `${year}-${two(month + 1)}-01`;
  if (field.type === 'date') {
    const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
    return `${field.name} >= "${first}" AND ${field.name} <= "${year}-${two(month)}-${two(last)}"`;
  }
  // Months are those of China's clock, as the server counts them.
  return `${field.name} >= "${first}T00:00:00+08:00" AND ${field.name} < "${next}T00:00:00+08:00"`;
}
