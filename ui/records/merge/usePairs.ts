import { useCallback, useEffect, useRef, useState } from 'react';
import { type Pair, pairsFrom } from './queries';

/** Pairs after which the search rests until somebody wants more. */
const ENOUGH = 20;
/** Records that it looks at by itself at most. */
const FAR = 2_000;

interface Looking {
  pairs: Pair[];
  looked: number;
  /** Where the next page begins; null at the end. */
  before: string | null;
  busy: boolean;
  error: unknown;
}

const START: Looking = { pairs: [], looked: 0, before: null, busy: true, error: null };

/** Goes through all records of an object, newest first, until there is enough to do. */
export function usePairs(object: string) {
  const [state, setState] = useState(START);
  // Kept apart from what is found: a search under way would bring them back.
  const [gone, setGone] = useState<((pair: Pair) => boolean)[]>([]);
  const control = useRef<AbortController | null>(null);

  const look = useCallback(
    async (from: Looking) => {
      control.current?.abort();
      const own = new AbortController();
      control.current = own;
      let at: Looking = { ...from, busy: true, error: null };
      setState(at);
      const [pairs, looked] = [at.pairs.length, at.looked];
      try {
        do {
          const page = await pairsFrom(object, at.before, own.signal);
          at = {
            ...at,
            pairs: [...at.pairs, ...page.items],
            looked: at.looked + page.looked_at,
            before: page.before,
          };
          if (own.signal.aborted) return;
          setState(at);
        } while (at.before && at.pairs.length < pairs + ENOUGH && at.looked < looked + FAR);
        setState({ ...at, busy: false });
      } catch (error) {
        if (!own.signal.aborted) setState({ ...at, busy: false, error });
      }
    },
    [object],
  );
  useEffect(() => {
    void look(START);
    return () => control.current?.abort();
  }, [look]);

  return {
    ...state,
    pairs: state.pairs.filter((pair) => !gone.some((is) => is(pair))),
    further: () => void look(state),
    stop: () => {
      control.current?.abort();
      setState((now) => ({ ...now, busy: false }));
    },
    /** What was merged or is two is not told again. */
    drop: (is: (pair: Pair) => boolean) => setGone((now) => [...now, is]),
  };
}
