import { api } from '@/api/client';
import type { DataRecord } from '@/api/types';

type Values = DataRecord['values'];

/** Records whose last move is remembered. */
const REMEMBERED = 200;

/** The last move of each record, done or under way; null where it was refused. */
const moves = new Map<string, Promise<DataRecord | null>>();

/**
 * Changes a record that may be moved again before the page knows its newer version: the moves of one record follow
 * each other, each on the version that the last one gave. What somebody else changed meanwhile is refused as ever.
 */
export function patchInTurn(record: DataRecord, values: Values): Promise<DataRecord> {
  const key = `${record.object}/${record.id}`;
  const before = moves.get(key) ?? Promise.resolve(null);
  const move = before.then((last) =>
    api.patch<DataRecord>(`/records/${key}`, {
      version: Math.max(record.version, last?.version ?? 0),
      values,
    }),
  );
  moves.delete(key);
  moves.set(
    key,
    move.catch(() => null),
  );
  const [oldest] = moves.keys();
  if (oldest && moves.size > REMEMBERED) moves.delete(oldest);
  return move;
}
