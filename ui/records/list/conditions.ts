import type { Field, FieldType, Operator } from '@/api/types';

/** One line of the filter builder. `value` is the clear wire value, or a list for `in`. */
export interface Condition {
  /** Of this line in the page, so that a removed line takes its own input with it. */
  key: number;
  field: string;
  operator: Operator;
  value: unknown;
}

const FIGURES = /^-?\d{1,15}(\.\d{1,6})?$/;
const CHOSEN: ReadonlySet<FieldType> = new Set(['choice', 'choices']);

/**
 * The operators that the page offers: the server's, and two that it spells with them. Sealed fields
 * stand in conjunctions only and cannot be asked whether they are empty, so they keep theirs.
 */
export function offeredOperators(field: Field): Operator[] {
  if (field.operators.length === 0 || field.class === 'high') {
    return field.operators.filter((one) => one === '=' || one === ':');
  }
  const several: Operator[] = CHOSEN.has(field.type) ? ['in'] : [];
  return [...new Set([...field.operators, ...several, 'empty' as const])];
}

/** A literal of AIP-160: figures of numeric fields stay bare, everything else is quoted. */
export function literal(value: unknown, type: FieldType | undefined): string {
  if (typeof value === 'boolean') return String(value);
  if (typeof value === 'object' && value !== null && 'code' in value) return quote(String(value.code));
  const text = String(value);
  const numeric = type === 'number' || type === 'money';
  return numeric && FIGURES.test(text) ? text : quote(text);
}

function quote(text: string): string {
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}

/** Whether a line says enough to filter by. */
export function isComplete({ operator, value }: Condition): boolean {
  if (operator === 'empty') return typeof value === 'boolean';
  return Array.isArray(value) ? value.length > 0 : value !== undefined && value !== null && value !== '';
}

function one({ field, operator, value }: Condition, type: FieldType | undefined): string {
  if (operator === 'empty') return value === true ? `NOT ${field}:*` : `${field}:*`;
  if (operator === 'in') {
    // A field of many values has members; a field of one value is equal or not.
    const means = type === 'choices' ? ':' : ' = ';
    const parts = (value as unknown[]).map((each) => `${field}${means}${literal(each, type)}`);
    return parts.length === 1 ? String(parts[0]) : `(${parts.join(' OR ')})`;
  }
  return operator === ':'
    ? `${field}:${literal(value, type)}`
    : `${field} ${operator} ${literal(value, type)}`;
}

/** The text of the `filter` parameter (AIP-160); unfinished lines are left out. */
export function filterText(conditions: Condition[], fields: Field[]): string {
  const typeOf = (name: string) => fields.find((field) => field.name === name)?.type;
  return conditions
    .filter(isComplete)
    .map((each) => one(each, typeOf(each.field)))
    .join(' AND ');
}

/** Whether a condition is on a field whose values may never stand in an address or a saved view. */
export function isSensitive(condition: Condition, fields: Field[]): boolean {
  return fields.find((field) => field.name === condition.field)?.class === 'high';
}
