import type { DataRecord, Field, WireValue } from '@/api/types';
import type { Refs } from '@/fields/contract';
import { rendererOf } from '@/fields/registry';
import { Value } from '@/fields/Value';
import { isSystemColumn } from './columns';

/** The value of a column: of a field, or of the record itself. */
export function valueAt(record: DataRecord, name: string): WireValue | undefined {
  if (!isSystemColumn(name)) return record.values[name];
  return record[name];
}

export function Cell({ record, field, refs }: { record: DataRecord; field: Field; refs: Refs }) {
  return <Value field={field} value={valueAt(record, field.name)} refs={{ ...refs, ...record.refs }} />;
}

export const isNumeric = (field: Field): boolean => rendererOf(field.type).numeric ?? false;
export const widthOf = (field: Field): number => rendererOf(field.type).width;
