import type { Operator } from '@/api/types';

/** One line of the filter builder. `value` is the clear wire value, or a list for `in`. */
export interface Condition {
  field: string;
  operator: Operator;
  value: unknown;
}

/** A literal of AIP-160: numbers stay bare, everything else is quoted with its quotes escaped. */
export function literal(value: unknown): string {
  if (typeof value === 'boolean') return String(value);
  if (typeof value === 'object' && value !== null) {
    if ('amount' in value) return String(value.amount);
    if ('code' in value) return quote(String(value.code));
  }
  const text = String(value);
  return /^-?\d{1,15}(\.\d{1,6})?$/.test(text) && typeof value === 'number' ? text : quote(text);
}

function quote(text: string): string {
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}

function isComplete({ operator, value }: Condition): boolean {
  if (operator === 'empty') return true;
  return Array.isArray(value) ? value.length > 0 : value !== undefined && value !== null && value !== '';
}

function one({ field, operator, value }: Condition): string {
  if (operator === 'empty') return value === false ? `${field}:*` : `NOT ${field}:*`;
  if (operator === 'in') {
    const parts = (value as unknown[]).map((each) => `${field} = ${literal(each)}`);
    return parts.length === 1 ? String(parts[0]) : `(${parts.join(' OR ')})`;
  }
  return operator === ':' ? `${field}:${literal(value)}` : `${field} ${operator} ${literal(value)}`;
}

/** The text of the `filter` parameter (AIP-160); unfinished lines are left out. */
export function filterText(conditions: Condition[]): string {
  return conditions.filter(isComplete).map(one).join(' AND ');
}
