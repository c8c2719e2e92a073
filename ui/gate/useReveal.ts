import { App } from 'antd';
import { useCallback, useEffect, useState } from 'react';
import { api } from '@/api/client';
import type { ClearValue } from '@/api/types';
import { useTexts } from '@/i18n/texts';
import { problemText } from '@/kit/problemText';
import { usePurpose } from './Purpose';

interface Revealed {
  values: Record<string, ClearValue>;
  /** Milliseconds since 1970 at which the values go back behind their masks. */
  until: number;
}

export interface Reveal {
  /** Clear values that are shown now. They live in this component's memory only. */
  values: Record<string, ClearValue>;
  secondsLeft: number;
  busy: boolean;
  /** Asks for purpose and reason, then fetches the clear values. */
  reveal: (fields: string[], title: string) => Promise<void>;
  hide: () => void;
}

const NOTHING: Revealed = { values: {}, until: 0 };

/** Clear values of one record for as long as the server allows, then masked again. */
export function useReveal(object: string, id: string): Reveal {
  const { message } = App.useApp();
  const { t } = useTexts('gate');
  const ask = usePurpose();
  const [shown, setShown] = useState<Revealed>(NOTHING);
  const [busy, setBusy] = useState(false);
  const secondsLeft = useCountdown(shown.until, () => setShown(NOTHING));

  // Another record must never show the values of the one before.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the identity of the record is the trigger
  useEffect(() => setShown(NOTHING), [object, id]);

  const reveal = useCallback(
    async (fields: string[], title: string) => {
      const purpose = await ask(title);
      if (!purpose) return;
      setBusy(true);
      try {
        const answer = await api.post<{ values: Record<string, ClearValue>; remask_seconds: number }>(
          `/records/${object}/${id}/reveal`,
          { fields, ...purpose },
        );
        const until = Date.now() + answer.remask_seconds * 1000;
        setShown((before) => ({ values: { ...before.values, ...answer.values }, until }));
      } catch (error) {
        message.error(problemText(error, t));
      } finally {
        setBusy(false);
      }
    },
    [ask, object, id, message, t],
  );
  return { values: shown.values, secondsLeft, busy, reveal, hide: () => setShown(NOTHING) };
}

function useCountdown(until: number, onEnd: () => void): number {
  const [now, setNow] = useState(() => Date.now());
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new end restarts the clock
  useEffect(() => {
    if (until === 0) return;
    setNow(Date.now());
    const timer = setInterval(() => {
      setNow(Date.now());
      if (Date.now() >= until) {
        clearInterval(timer);
        onEnd();
      }
    }, 500);
    return () => clearInterval(timer);
  }, [until]);
  return Math.max(0, Math.ceil((until - now) / 1000));
}
