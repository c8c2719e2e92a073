import { afterEach, describe, expect, it, vi } from 'vitest';
import { api } from '@/api/client';
import type { DataRecord } from '@/api/types';
import { patchInTurn } from './inTurn';

const card = (id: string, version: number) =>
  ({ object: 'deal', id, version, values: {}, state: 'active' }) as DataRecord;

/** A server that raises the version by one, each time a moment later. */
function server() {
  const asked: number[] = [];
  vi.spyOn(api, 'patch').mockImplementation(async (path, body) => {
    const { version } = body as { version: number };
    asked.push(version);
    await new Promise((done) => setTimeout(done));
    return card(String(path), version + 1);
  });
  return asked;
}

afterEach(() => vi.restoreAllMocks());

describe('moves of one card', () => {
  it('follow_each_other_on_the_version_that_the_last_one_gave', async () => {
    const asked = server();
    await Promise.all([patchInTurn(card('a', 4), { stage: '1' }), patchInTurn(card('a', 4), { stage: '2' })]);
    expect(asked).toEqual([4, 5]);
  });

  it('take_the_version_of_the_page_where_it_is_newer', async () => {
    const asked = server();
    await patchInTurn(card('b', 1), { stage: '1' });
    await patchInTurn(card('b', 9), { stage: '2' });
    expect(asked).toEqual([1, 9]);
  });

  it('go_on_after_one_that_was_refused', async () => {
    vi.spyOn(api, 'patch').mockRejectedValueOnce(new Error('refused'));
    const first = patchInTurn(card('c', 2), { stage: '1' });
    await expect(first).rejects.toThrow('refused');
    const asked = server();
    await patchInTurn(card('c', 2), { stage: '2' });
    expect(asked).toEqual([2]);
  });
});
