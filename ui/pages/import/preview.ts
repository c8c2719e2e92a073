import { api } from '@/api/client';
import type { NewField } from '@/records/design/NewField';

/** A field that the import adds; the server needs a name for it. */
export type ImportField = NewField & { name: string };

/** Where a column's values go. */
export type Target = { field: string } | { new_field: ImportField } | { skip: true };
export type ColumnTarget = { index: number } & Target;

export interface PreviewColumn {
  index: number;
  title: string;
  samples: string[];
  filled: number;
  proposal: Target;
  confidence: number;
  problems: number;
}

export interface PreviewRow {
  row: number;
  values: Record<string, string>;
  problem?: { column: string; code: string; detail: string } | null;
}

/** What a file looks like and what the import would do with it. */
export interface Preview {
  upload: string;
  file_name: string;
  size: number;
  encoding: string | null;
  sheets: { name: string; rows: number; chosen: boolean }[];
  sheet: string;
  header_row: number;
  first_data_row: number;
  rows: number;
  columns: PreviewColumn[];
  preview: PreviewRow[];
  duplicates_default: Duplicates;
  skipped: { row: number; why: string }[];
}

export type Duplicates = 'update' | 'skip' | 'refuse';

/** Where the table lies in the file; what is left out is found by the server. */
export interface Place {
  sheet?: string;
  header_row?: number;
  encoding?: string;
}

export interface Start extends Place {
  upload: string;
  mapping: ColumnTarget[];
  duplicates: Duplicates;
  defaults?: { kind: string };
  dry_run: boolean;
}

/** 100 MB, as the server takes them. */
export const MOST_BYTES = 100 * 1024 * 1024;
export const ENCODINGS = ['UTF-8', 'GB18030', 'UTF-16LE', 'UTF-16BE'];

export const calls = {
  look: (object: string, file: File) => {
    const form = new FormData();
    form.append('file', file);
    return api.post<Preview>(`/records/${object}/import/preview`, form);
  },
  lookAgain: (object: string, upload: string, place: Place & { mapping?: ColumnTarget[] }) =>
    api.post<Preview>(`/records/${object}/import/preview/${upload}`, place),
  start: (object: string, start: Start) => api.post<{ job: string }>(`/records/${object}/import`, start),
};

/** The place of a preview, to be said again with another mapping. */
export function placeOf(preview: Preview): Place {
  return {
    sheet: preview.sheet,
    header_row: preview.header_row,
    ...(preview.encoding ? { encoding: preview.encoding } : {}),
  };
}

export function mappingOf(preview: Preview): ColumnTarget[] {
  return preview.columns.map((column) => ({ index: column.index, ...column.proposal }));
}

/** The name of the field that a target fills, or null. */
export function fieldOf(target: Target): string | null {
  if ('field' in target) return target.field;
  return 'new_field' in target ? target.new_field.name : null;
}

/** Fields that more than one column goes into. */
export function takenTwice(mapping: ColumnTarget[]): Set<string> {
  const names = mapping.flatMap((one) => fieldOf(one) ?? []);
  return new Set(names.filter((name, index) => names.indexOf(name) !== index));
}

/** A name for a new field that neither the object nor another column has. */
export function freeName(known: string[], mapping: ColumnTarget[]): string {
  const used = new Set([...known, ...mapping.flatMap((one) => fieldOf(one) ?? [])]);
  for (let n = 1; ; n += 1) if (!used.has(`field_${n}`)) return `field_${n}`;
}
