import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { ASK_AGAIN, COME_BACK, followEvents } from './events';
import { queryClient } from './queries';

/** Stands for the server: the tests answer and end its connections. */
interface Connection {
  refuse: () => void;
  accept: () => void;
  tell: (text: string) => void;
  lose: () => void;
  signal: AbortSignal;
}

let all: Connection[] = [];

/** Lets promises that wait for each other come to rest, whatever the clock says. */
const rest = () => vi.advanceTimersByTimeAsync(0);

beforeEach(() => {
  all = [];
  vi.useFakeTimers();
  vi.stubGlobal('fetch', (_: string, init: { signal: AbortSignal }) => {
    const encoder = new TextEncoder();
    return new Promise<Response>((resolve) => {
      let body: ReadableStreamDefaultController<Uint8Array> | undefined;
      const stream = new ReadableStream<Uint8Array>({
        start: (controller) => {
          body = controller;
        },
      });
      all.push({
        refuse: () => resolve(new Response('{}', { status: 401 })),
        accept: () => resolve(new Response(stream)),
        tell: (text) => body?.enqueue(encoder.encode(text)),
        lose: () => body?.error(new TypeError('network')),
        signal: init.signal,
      });
    });
  });
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

it('events_that_were_refused_are_asked_for_again_and_again_until_they_come', async () => {
  const stale = vi.spyOn(queryClient, 'invalidateQueries').mockResolvedValue();
  const ended = vi.fn();
  const stop = followEvents(ended);
  for (const tries of [1, 2, 3]) {
    await rest();
    expect(all).toHaveLength(tries);
    all.at(-1)?.refuse();
    await vi.advanceTimersByTimeAsync(ASK_AGAIN - 1);
    expect(all, 'not at once').toHaveLength(tries);
    await vi.advanceTimersByTimeAsync(ASK_AGAIN + 1);
  }
  all.at(-1)?.accept();
  await rest();
  expect(stale, 'what nobody heard meanwhile').toHaveBeenCalledWith({ queryKey: ['job'] });
  all.at(-1)?.tell(': alive\n\nevent: session\nda');
  all.at(-1)?.tell('ta: {"ended":true}\n\n');
  await rest();
  expect(ended).toHaveBeenCalledOnce();
  stop();
});

it('a_connection_that_was_lost_is_taken_up_again_soon', async () => {
  const stop = followEvents(() => {});
  await rest();
  all[0]?.accept();
  await rest();
  all[0]?.lose();
  await vi.advanceTimersByTimeAsync(2 * COME_BACK);
  expect(all).toHaveLength(2);
  stop();
});

it('whoever_stops_following_asks_no_more', async () => {
  const stop = followEvents(() => {});
  await rest();
  all[0]?.refuse();
  await rest();
  stop();
  await vi.advanceTimersByTimeAsync(10 * ASK_AGAIN);
  expect(all).toHaveLength(1);
  expect(all[0]?.signal.aborted).toBe(true);
});
