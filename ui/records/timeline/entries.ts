import type { DataRecord, HistoryEntry, WireValue } from '@/api/types';
import { clearOf } from '@/gate/masked';

/** One thing that happened to a customer, when, and what it was. */
export type Entry = { key: string; at: string } & (
  | { kind: 'follow_up' | 'task' | 'deal' | 'attachment'; record: DataRecord; files: DataRecord[] }
  | { kind: 'stage'; deal: DataRecord; who: string; from: string | null; to: string }
  | { kind: 'change'; who: string; act: string; fields: string[] }
);

export type Kind = Entry['kind'];

const textOf = (value: WireValue | undefined): string | null => {
  const clear = clearOf(value);
  return typeof clear === 'string' ? clear : null;
};

/** Records as entries: a follow-up stands at the time it is about, the rest when it was made. */
export function ofRecords(
  kind: 'follow_up' | 'task' | 'deal' | 'attachment',
  records: DataRecord[],
  files: DataRecord[] = [],
): Entry[] {
  return records.map((record) => ({
    key: record.id,
    kind,
    at: (kind === 'follow_up' && textOf(record.values.at)) || record.created_at,
    record,
    files: files.filter((file) => textOf(file.values.follow_up) === record.id),
  }));
}

/** The steps of a deal from stage to stage, out of its history. */
export function ofStages(deal: DataRecord, history: HistoryEntry[]): Entry[] {
  return history.flatMap((one): Entry[] => {
    const step = one.fields.find((field) => field.field === 'stage');
    const to = textOf(step?.to);
    const from = textOf(step?.from);
    if (!to || from === to || one.act === 'create') return [];
    return [
      {
        key: `${deal.id}-${one.version}`,
        kind: 'stage',
        at: one.at,
        deal,
        who: one.actor_name,
        from,
        to,
      },
    ];
  });
}

/** What was changed of the record itself. */
export function ofHistory(history: HistoryEntry[]): Entry[] {
  return history.map((one) => ({
    key: `change-${one.version}-${one.at}`,
    kind: 'change',
    at: one.at,
    who: one.actor_name,
    act: one.act,
    fields: one.fields.map((field) => field.field),
  }));
}

/**
 * All in one order, the latest first. Where older follow-ups wait to be asked for, nothing older than the
 * oldest of those at hand is shown, so that the order has no holes.
 */
export function inOrder(entries: Entry[], more: boolean): Entry[] {
  const sorted = [...entries].sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : a.key < b.key ? 1 : -1));
  if (!more) return sorted;
  const oldest = sorted.findLast((one) => one.kind === 'follow_up')?.at ?? '';
  return sorted.filter((one) => one.at >= oldest);
}
