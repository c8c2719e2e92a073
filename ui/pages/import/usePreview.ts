import { useCallback, useRef, useState } from 'react';
import { useAttempt } from '@/kit/useAttempt';
import {
  type ColumnTarget,
  calls,
  mappingOf,
  type Place,
  type Preview,
  placeOf,
  takenTwice,
} from './preview';

export interface Looking {
  preview: Preview | null;
  mapping: ColumnTarget[];
  /** A file is on its way, or is looked at again. */
  busy: boolean;
  open: (file: File) => Promise<void>;
  /** Another sheet, row of titles or encoding: the columns are proposed anew. */
  move: (place: Place) => void;
  /** Another target for one column: the preview is counted again. */
  map: (target: ColumnTarget) => void;
  close: () => void;
}

/** Columns are often changed one after the other; the file is read again once they rest, in ms. */
const REST = 500;

/** The upload and what the server sees in it. */
export function usePreview(object: string): Looking {
  const [preview, setPreview] = useState<Preview | null>(null);
  const [mapping, setMapping] = useState<ColumnTarget[]>([]);
  const { busy, attempt } = useAttempt();
  const latest = useRef(0);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const take = useCallback(
    (ask: () => Promise<Preview>, anew: boolean) => {
      latest.current += 1;
      const turn = latest.current;
      return attempt(async () => {
        const seen = await ask();
        // A later question has been asked: its answer counts.
        if (turn !== latest.current) return;
        setPreview(seen);
        if (anew) setMapping(mappingOf(seen));
      });
    },
    [attempt],
  );

  const again = (place: Place, columns: ColumnTarget[] | null, rest: number) => {
    if (!preview) return;
    clearTimeout(timer.current);
    const words = { ...placeOf(preview), ...place, ...(columns ? { mapping: columns } : {}) };
    timer.current = setTimeout(
      () => void take(() => calls.lookAgain(object, preview.upload, words), columns === null),
      rest,
    );
  };
  return {
    preview,
    mapping,
    busy,
    open: async (file) => {
      await take(() => calls.look(object, file), true);
    },
    move: (place) => again(place, null, REST),
    map: (target) => {
      const next = mapping.map((one) => (one.index === target.index ? target : one));
      setMapping(next);
      const some = next.some((one) => !('skip' in one));
      if (some && takenTwice(next).size === 0) again({}, next, REST);
    },
    close: () => {
      latest.current += 1;
      clearTimeout(timer.current);
      setPreview(null);
    },
  };
}
