import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { ASK_AGAIN, followEvents } from './events';
import { queryClient } from './queries';

/** Stands for the browser's: the tests open and close its connections. */
class Source extends EventTarget {
  static readonly CONNECTING = 0;
  static readonly OPEN = 1;
  static readonly CLOSED = 2;
  static all: Source[] = [];
  readyState = Source.CONNECTING;

  constructor(readonly url: string) {
    super();
    Source.all.push(this);
  }

  ends(readyState: number): void {
    this.readyState = readyState;
    this.dispatchEvent(new Event('error'));
  }

  close(): void {
    this.readyState = Source.CLOSED;
  }
}

beforeEach(() => {
  Source.all = [];
  vi.useFakeTimers();
  vi.stubGlobal('EventSource', Source);
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

it('events_that_were_refused_are_asked_for_again_and_again_until_they_come', () => {
  const stale = vi.spyOn(queryClient, 'invalidateQueries').mockResolvedValue();
  const ended = vi.fn();
  const stop = followEvents(ended);
  for (const tries of [1, 2, 3]) {
    expect(Source.all).toHaveLength(tries);
    Source.all.at(-1)?.ends(Source.CLOSED);
    vi.advanceTimersByTime(ASK_AGAIN - 1);
    expect(Source.all, 'not at once').toHaveLength(tries);
    vi.advanceTimersByTime(ASK_AGAIN + 1);
  }
  const last = Source.all.at(-1);
  last?.dispatchEvent(new Event('open'));
  expect(stale, 'what nobody heard meanwhile').toHaveBeenCalledWith({ queryKey: ['job'] });
  last?.dispatchEvent(new MessageEvent('session', { data: '{"ended":true}' }));
  expect(ended).toHaveBeenCalledOnce();
  stop();
});

it('a_connection_that_was_lost_is_left_to_the_browser', () => {
  const stop = followEvents(() => {});
  Source.all[0]?.ends(Source.CONNECTING);
  vi.advanceTimersByTime(10 * ASK_AGAIN);
  expect(Source.all).toHaveLength(1);
  stop();
});

it('whoever_stops_following_asks_no_more', () => {
  const stop = followEvents(() => {});
  Source.all[0]?.ends(Source.CLOSED);
  stop();
  vi.advanceTimersByTime(10 * ASK_AGAIN);
  expect(Source.all).toHaveLength(1);
});
