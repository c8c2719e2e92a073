import { describe, expect, it } from 'vitest';
import type { DataRecord, HistoryEntry } from '@/api/types';
import { mentioned } from './draft';
import { inOrder, ofHistory, ofRecords, ofStages } from './entries';

function record(id: string, created: string, values: DataRecord['values'] = {}): DataRecord {
  const own = { owner: null, department: null, parent: null, reveal: [], may: [] };
  return {
    ...own,
    id,
    object: 'follow_up',
    version: 1,
    title: id,
    values,
    state: 'active',
    created_at: created,
    updated_at: created,
  };
}

const past = (version: number, fields: HistoryEntry['fields'], act = 'update'): HistoryEntry => ({
  version,
  at: `2026-01-0${version}T00:00:00Z`,
  actor: 'u',
  actor_name: '王芳',
  act,
  fields,
});

describe('the timeline', () => {
  it('a_follow_up_stands_at_the_time_it_is_about_and_holds_its_files', () => {
    const said = record('f', '2026-01-05T00:00:00Z', { at: '2026-01-02T00:00:00Z' });
    const file = record('a', '2026-01-05T00:00:00Z', { follow_up: 'f' });
    const [entry] = ofRecords('follow_up', [said], [file]);
    expect(entry?.at).toBe('2026-01-02T00:00:00Z');
    expect(entry && 'files' in entry ? entry.files : []).toEqual([file]);
  });

  it('only_real_steps_between_stages_are_told', () => {
    const deal = record('d', '2026-01-01T00:00:00Z');
    const steps = ofStages(deal, [
      past(1, [{ field: 'stage', from: null, to: 's1' }], 'create'),
      past(2, [{ field: 'title', from: 'a', to: 'b' }]),
      past(3, [{ field: 'stage', from: 's1', to: 's2' }]),
      past(4, [{ field: 'stage', from: { masked: '***' }, to: { masked: '***' } }]),
    ]);
    expect(steps.map((one) => one.key)).toEqual(['d-3']);
  });

  it('the_latest_comes_first_and_nothing_is_shown_beyond_what_was_asked_for', () => {
    const said = ofRecords('follow_up', [
      record('new', '2026-03-01T00:00:00Z'),
      record('old', '2026-02-01T00:00:00Z'),
    ]);
    const all = [...ofHistory([past(1, [])]), ...said];
    expect(inOrder(all, false).map((one) => one.kind)).toEqual(['follow_up', 'follow_up', 'change']);
    expect(inOrder(all, true).map((one) => one.kind)).toEqual(['follow_up', 'follow_up']);
  });

  it('only_colleagues_who_still_stand_in_the_text_are_named', () => {
    const named = { 王芳: 'u1', 李雷: 'u2' };
    expect(mentioned({ body: '@李雷 请跟进', named })).toEqual(['u2']);
    expect(mentioned({ body: '王芳', named })).toEqual([]);
  });
});
