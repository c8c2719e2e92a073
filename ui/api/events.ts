import { follow } from './client';
import { queryClient } from './queries';

/** Milliseconds after which a server that refused is asked again at the earliest, and at the latest twice as many. */
export const ASK_AGAIN = 20_000;
/** The same for a connection that was lost. */
export const COME_BACK = 3_000;

/**
 * Follows the server's live events and marks what they name as stale. Returns the way to stop. They are fetched and
 * not left to an EventSource, which cannot show the proof of the browser's key.
 */
export function followEvents(onSessionEnded: () => void): () => void {
  const end = new AbortController();
  let again: ReturnType<typeof setTimeout> | undefined;
  let heard = true;
  const open = async () => {
    const wait = await listen(end.signal, {
      // What was told meanwhile nobody has heard.
      onOpen: () => {
        if (!heard) for (const key of ['job', 'notifications']) stale([key]);
        heard = true;
      },
      onEvent: (name, data) => hear(name, data, onSessionEnded),
    });
    heard = false;
    // Pages come at different moments, since all of them lost their connections at the same one.
    if (!end.signal.aborted) again = setTimeout(() => void open(), wait * (1 + Math.random()));
  };
  void open();
  return () => {
    clearTimeout(again);
    end.abort();
  };
}

interface Ear {
  onOpen: () => void;
  onEvent: (name: string, data: Record<string, unknown>) => void;
}

/** Listens until the connection ends; how long to wait before the next one. */
async function listen(signal: AbortSignal, ear: Ear): Promise<number> {
  try {
    const response = await follow('/events', signal);
    if (!response.ok || !response.body) return ASK_AGAIN;
    ear.onOpen();
    await eachEvent(response.body, ear.onEvent);
  } catch {
    // A connection that was lost, or is not wanted any more.
  }
  return COME_BACK;
}

/** Takes a stream of server-sent events (WHATWG HTML) apart. */
async function eachEvent(body: ReadableStream<Uint8Array>, onEvent: Ear['onEvent']): Promise<void> {
  const reader = body
    .pipeThrough(new TextDecoderStream() as never)
    .getReader() as ReadableStreamDefaultReader<string>;
  let text = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    text += value;
    const blocks = text.split('\n\n');
    text = blocks.pop() ?? '';
    for (const block of blocks) {
      const line = (name: string) =>
        block
          .split('\n')
          .find((one) => one.startsWith(`${name}:`))
          ?.slice(name.length + 1)
          .trim();
      const name = line('event');
      if (name) onEvent(name, dataOf(line('data') ?? ''));
    }
  }
}

function hear(name: string, data: Record<string, unknown>, onSessionEnded: () => void): void {
  if (name === 'job') stale(['job', data.id]);
  if (name === 'notification') stale(['notifications']);
  if (name === 'record') stale(['record', data.object, data.id]);
  if (name === 'session' && data.ended === true) onSessionEnded();
}

function stale(queryKey: unknown[]): void {
  void queryClient.invalidateQueries({ queryKey });
}

function dataOf(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return {};
  }
}
