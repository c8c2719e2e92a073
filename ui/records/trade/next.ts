import type { ClearValue, DataRecord } from '@/api/types';
import type { Refs } from '@/fields/contract';
import { clearOf } from '@/gate/masked';

/** A document that is made out of another one. */
export interface Next {
  act: 'toContract' | 'toOrder' | 'toInvoice';
  /** The object that is made. */
  object: string;
  /** What the new one takes over, by its own field: from which field of the other. */
  takes: Record<string, string>;
}

const COMMON = { lines: 'lines', title: 'title' };

const NEXT: Record<string, Next[]> = {
  quote: [
    {
      act: 'toContract',
      object: 'contract',
      takes: { ...COMMON, deal: 'deal', contact: 'contact', terms: 'terms' },
    },
    { act: 'toOrder', object: 'order', takes: COMMON },
  ],
  contract: [
    { act: 'toOrder', object: 'order', takes: COMMON },
    { act: 'toInvoice', object: 'invoice', takes: { amount: 'amount' } },
  ],
  payment: [{ act: 'toInvoice', object: 'invoice', takes: { amount: 'amount', contract: 'contract' } }],
};

/** A quote that was refused leads nowhere, and so does what lies in the recycle bin. */
export function nextOf(record: DataRecord): Next[] {
  if (record.state !== 'active' || record.values.status === 'rejected') return [];
  return NEXT[record.object] ?? [];
}

/** The values that the new document begins with, as far as the person sees them clear. */
export function valuesOf(next: Next, record: DataRecord): Record<string, ClearValue> {
  const values: Record<string, ClearValue> = { [record.object]: record.id };
  for (const [field, from] of Object.entries(next.takes)) {
    const value = clearOf(record.values[from]);
    if (value !== undefined) values[field] = value;
  }
  return values;
}

/** The names of the records among them. */
export const refsOf = (record: DataRecord): Refs => ({ ...record.refs, [record.id]: record.title });
