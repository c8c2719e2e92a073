import type { DataRecord } from '@/api/types';
import { clearOf } from '@/gate/masked';

/** A field that is a clear text, or nothing. */
export function textOf(record: DataRecord, field: string): string {
  const value = clearOf(record.values[field]);
  return typeof value === 'string' ? value : '';
}

/** A field that is a clear list of texts. */
export function listOf(record: DataRecord, field: string): string[] {
  const value = clearOf(record.values[field]);
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];
}
