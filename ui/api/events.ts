import { BASE } from './client';
import { queryClient } from './queries';

/** Follows the server's live events and marks what they name as stale. Returns the way to stop. */
export function followEvents(onSessionEnded: () => void): () => void {
  if (typeof EventSource === 'undefined') return () => {};
  const source = new EventSource(`${BASE}/events`);
  const dataOf = (event: Event): Record<string, unknown> => {
    try {
      return JSON.parse((event as MessageEvent<string>).data) as Record<string, unknown>;
    } catch {
      return {};
    }
  };
  source.addEventListener('job', (event) => {
    void queryClient.invalidateQueries({ queryKey: ['job', dataOf(event).id] });
  });
  source.addEventListener('record', (event) => {
    const { object, id } = dataOf(event);
    void queryClient.invalidateQueries({ queryKey: ['record', object, id] });
  });
  source.addEventListener('session', (event) => {
    if (dataOf(event).ended === true) onSessionEnded();
  });
  return () => source.close();
}
