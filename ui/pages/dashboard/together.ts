import { api } from '@/api/client';
import type { Ask, Told } from './figures';

interface Answer {
  groups?: Told['groups'];
  refs?: Told['refs'];
  code?: string;
}

/** What waits to be asked in one request, each with what takes its answer. */
let waiting: { ask: Ask; take: (answer: Answer) => void; fail: (error: unknown) => void }[] = [];

/** Questions of one request at most, as the server says. */
const MOST = 40;

/**
 * Asks for counts and sums together with all that is asked for in the same turn: a browser sends few requests at a
 * time. What is refused there is asked by itself, for the whole of the reason.
 */
export async function figuresOf(ask: Ask, signal: AbortSignal): Promise<Told> {
  const { object, filter, by, sum = [] } = ask;
  const body = { by, sum, ...(filter ? { filter } : {}) };
  const answer = await new Promise<Answer>((take, fail) => {
    waiting.push({ ask, take, fail });
    if (waiting.length === 1) queueMicrotask(send);
  });
  if (answer.groups) return { groups: answer.groups, refs: answer.refs ?? {} };
  return api.post<Told>(`/records/${object}/groups`, body, { signal });
}

function send(): void {
  const all = waiting;
  waiting = [];
  for (let place = 0; place < all.length; place += MOST) {
    const some = all.slice(place, place + MOST);
    const asks = some.map(({ ask: { object, filter, by, sum = [] } }) => ({
      object,
      by,
      sum,
      ...(filter ? { filter } : {}),
    }));
    api.post<{ answers: Answer[] }>('/figures', { asks }).then(
      ({ answers }) => {
        for (const [at, one] of some.entries()) one.take(answers[at] ?? {});
      },
      (error) => {
        for (const one of some) one.fail(error);
      },
    );
  }
}
