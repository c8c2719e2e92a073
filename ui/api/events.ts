import { BASE } from './client';
import { queryClient } from './queries';

/** Milliseconds after which the server is asked again at the earliest, and at the latest twice as many. */
export const ASK_AGAIN = 20_000;

/** Follows the server's live events and marks what they name as stale. Returns the way to stop. */
export function followEvents(onSessionEnded: () => void): () => void {
  if (typeof EventSource === 'undefined') return () => {};
  let again: ReturnType<typeof setTimeout> | undefined;
  let source = open(onSessionEnded);
  const watch = () => {
    source.addEventListener('error', () => {
      // A browser comes again by itself when a connection is lost, but never after an answer that is
      // none of events: that the server is busy, or its database away for a moment. Pages come at
      // different moments, since all of them lost their connections at the same one.
      if (source.readyState !== EventSource.CLOSED) return;
      again = setTimeout(reopen, ASK_AGAIN * (1 + Math.random()));
    });
  };
  const reopen = () => {
    source = open(onSessionEnded);
    // What was told meanwhile nobody has heard.
    source.addEventListener('open', () => {
      for (const key of ['job', 'notifications']) void queryClient.invalidateQueries({ queryKey: [key] });
    });
    watch();
  };
  watch();
  return () => {
    clearTimeout(again);
    source.close();
  };
}

function open(onSessionEnded: () => void): EventSource {
  const source = new EventSource(`${BASE}/events`);
  source.addEventListener('job', (event) => {
    void queryClient.invalidateQueries({ queryKey: ['job', dataOf(event).id] });
  });
  source.addEventListener('notification', () => {
    void queryClient.invalidateQueries({ queryKey: ['notifications'] });
  });
  source.addEventListener('record', (event) => {
    const { object, id } = dataOf(event);
    void queryClient.invalidateQueries({ queryKey: ['record', object, id] });
  });
  source.addEventListener('session', (event) => {
    if (dataOf(event).ended === true) onSessionEnded();
  });
  return source;
}

function dataOf(event: Event): Record<string, unknown> {
  try {
    return JSON.parse((event as MessageEvent<string>).data) as Record<string, unknown>;
  } catch {
    return {};
  }
}
