import type { ClearValue, DataRecord } from '@/api/types';
import { clearOf } from '@/gate/masked';

/** The terms of a role, in the order in which they are asked. */
export const TERMS = [
  'networks',
  'work_days',
  'work_from',
  'work_to',
  'reveal_proof_minutes',
  'act_proof_minutes',
  'idle_minutes',
  'session_hours',
  'sessions_at_most',
  'reveals_a_day',
] as const;

export type TermValues = Record<string, ClearValue | null>;

export function termsOf(record: DataRecord): TermValues {
  return Object.fromEntries(TERMS.map((name) => [name, clearOf(record.values[name]) ?? null]));
}

/** What is written: nothing typed is no limit. */
export function written(terms: TermValues): TermValues {
  return Object.fromEntries(TERMS.map((name) => [name, terms[name] === '' ? null : (terms[name] ?? null)]));
}
