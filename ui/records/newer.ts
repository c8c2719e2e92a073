import { api } from '@/api/client';
import { isProblem } from '@/api/problem';
import type { DataRecord } from '@/api/types';

/**
 * Does an act that names the record's version. A record may have become newer by what does not concern the act, such
 * as a lead that was handed out while its dialog was open: then the act is done on the newer version. Where one of
 * the `concerned` fields reads otherwise now, or the record is another's, the refusal stands.
 */
export async function onNewer<T>(
  record: DataRecord,
  concerned: string[],
  act: (version: number) => Promise<T>,
): Promise<T> {
  try {
    return await act(record.version);
  } catch (problem) {
    if (!isProblem(problem, 'version_conflict')) throw problem;
    const newer = await api.get<DataRecord>(`/records/${record.object}/${record.id}`);
    if (!readsTheSame(record, newer, concerned)) throw problem;
    return act(newer.version);
  }
}

export function readsTheSame(one: DataRecord, other: DataRecord, fields: string[]): boolean {
  const told = ({ values, owner, state }: DataRecord) =>
    JSON.stringify([owner, state, fields.map((name) => values[name] ?? null)]);
  return told(one) === told(other);
}
