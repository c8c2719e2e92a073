import { afterEach, describe, expect, it, vi } from 'vitest';
import { api } from '@/api/client';
import { figuresOf } from './together';

const signal = new AbortController().signal;
const ask = (object: string) => ({ object, filter: '', by: [] });
const groups = [{ keys: [], count: 3, sums: {} }];

afterEach(() => vi.restoreAllMocks());

describe('figures that are asked for in the same turn', () => {
  it('come_in_one_request_each_to_whoever_asked', async () => {
    const two = [{ keys: [], count: 5, sums: {} }];
    const post = vi.spyOn(api, 'post').mockResolvedValue({ answers: [{ groups }, { groups: two }] });
    const told = await Promise.all([figuresOf(ask('deal'), signal), figuresOf(ask('task'), signal)]);
    expect(told.map((one) => one.groups)).toEqual([groups, two]);
    expect(post).toHaveBeenCalledTimes(1);
  });

  it('are_asked_by_themselves_where_they_are_refused', async () => {
    const post = vi.spyOn(api, 'post').mockResolvedValueOnce({ answers: [{ status: 403, code: 'denied' }] });
    post.mockRejectedValueOnce(new Error('the reason'));
    await expect(figuresOf(ask('deal'), signal)).rejects.toThrow('the reason');
    expect(post.mock.calls.map(([path]) => path)).toEqual(['/figures', '/records/deal/groups']);
  });

  it('all_fail_where_the_request_does', async () => {
    vi.spyOn(api, 'post').mockRejectedValue(new Error('unreachable'));
    const both = [figuresOf(ask('deal'), signal), figuresOf(ask('task'), signal)];
    const told = await Promise.allSettled(both);
    expect(told.map((one) => one.status)).toEqual(['rejected', 'rejected']);
  });
});
