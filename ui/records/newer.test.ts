import { afterEach, describe, expect, it, vi } from 'vitest';
import { api } from '@/api/client';
import { Problem } from '@/api/problem';
import type { DataRecord } from '@/api/types';
import { onNewer } from './newer';

const lead = (version: number, values: DataRecord['values'], owner = 'a') =>
  ({ object: 'lead', id: '1', version, values, owner, state: 'active' }) as DataRecord;
const conflict = new Problem({ status: 409, code: 'version_conflict', title: '', detail: '', fields: [] });
const shown = lead(1, { name: '丁一诺', assignment: 'waiting' });

/** An act that only version 2 takes. */
const act = async (version: number) => {
  if (version !== 2) throw conflict;
  return 'done';
};
const newer = (record: DataRecord) => vi.spyOn(api, 'get').mockResolvedValue(record);

afterEach(() => vi.restoreAllMocks());

describe('an act on a record that became newer meanwhile', () => {
  it('is_done_where_only_something_else_changed', async () => {
    newer(lead(2, { name: '丁一诺', assignment: 'done' }));
    expect(await onNewer(shown, ['name'], act)).toBe('done');
  });

  it('is_refused_where_what_it_concerns_reads_otherwise', async () => {
    newer(lead(2, { name: '丁二诺', assignment: 'done' }));
    await expect(onNewer(shown, ['name'], act)).rejects.toBe(conflict);
  });

  it('is_refused_where_the_record_went_to_somebody_else', async () => {
    newer(lead(2, { name: '丁一诺', assignment: 'done' }, 'b'));
    await expect(onNewer(shown, ['name'], act)).rejects.toBe(conflict);
  });

  it('is_not_tried_again_after_another_refusal', async () => {
    const asked = newer(shown);
    const refused = new Problem({ status: 403, code: 'forbidden', title: '', detail: '', fields: [] });
    await expect(onNewer(shown, ['name'], () => Promise.reject(refused))).rejects.toBe(refused);
    expect(asked).not.toHaveBeenCalled();
  });
});
