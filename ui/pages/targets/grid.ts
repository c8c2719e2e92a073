import type { DataRecord } from '@/api/types';
import { groupedDecimal } from '@/fields/number/decimal';

/** What is kept and what was typed, by person and month: `id/2026-11`. */
export type Kept = Map<string, DataRecord>;
export type Drafts = Record<string, string>;

export const MONTHS = Array.from({ length: 12 }, (_, place) => String(place + 1).padStart(2, '0'));
export const cellKey = (person: string, year: number, month: string): string => `${person}/${year}-${month}`;

/** The targets by person and month. */
export function keptOf(records: DataRecord[]): Kept {
  return new Map(records.map((one) => [`${one.owner}/${String(one.values.month).slice(0, 7)}`, one]));
}

export const textAt = (kept: Kept, drafts: Drafts, key: string): string =>
  drafts[key] ?? groupedDecimal(String(kept.get(key)?.values.value ?? ''));

const FIGURES = /^\d{1,13}(\.\d{1,2})?$/;
/** Whether this can be kept; an empty cell has no target. Grouping commas are read over. */
export const fits = (text: string): boolean => text === '' || FIGURES.test(plain(text));
export const plain = (text: string): string => text.replaceAll(/[,，\s]/g, '');

/** The sum of cells in hundredths, so that it is exact; what cannot be read counts nothing. */
export function sumOf(texts: string[]): string {
  const sum = texts.reduce((all, text) => (text && fits(text) ? all + hundredths(plain(text)) : all), 0n);
  const [whole, rest] = [sum / 100n, sum % 100n];
  return rest === 0n ? String(whole) : `${whole}.${String(rest).padStart(2, '0')}`;
}

function hundredths(text: string): bigint {
  const [whole = '0', rest = ''] = text.split('.');
  return BigInt(whole) * 100n + BigInt(rest.padEnd(2, '0'));
}

/** What was typed and differs from what is kept. */
export function changesOf(kept: Kept, drafts: Drafts): [string, string][] {
  return Object.entries(drafts)
    .map(([key, text]): [string, string] => [key, plain(text)])
    .filter(([key, text]) => text !== String(kept.get(key)?.values.value ?? ''));
}
