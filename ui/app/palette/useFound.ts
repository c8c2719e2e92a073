import { useEffect, useState } from 'react';
import { api } from '@/api/client';
import type { DataRecord, ObjectDeclaration, Page } from '@/api/types';

export interface Found {
  /** What was asked for. */
  q: string;
  groups: { object: ObjectDeclaration; records: DataRecord[] }[];
  /** Why something is missing. */
  error: unknown;
}

/** Records of each object that are shown. */
const EACH = 5;
const PAUSE = 180;
// Who looks for digits asks for what may be masked, and such questions are counted: the number comes whole.
const PAUSE_DIGITS = 600;

/**
 * The records that fit what is typed. The words go in a body and the answers stay in memory while the
 * palette is open; a question that is outrun by typing is given up. Nothing but titles is asked for.
 */
export function useFound(typed: string, objects: ObjectDeclaration[]): Found | null {
  const q = typed.trim();
  const [found, setFound] = useState<Found | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the words are the question
  useEffect(() => {
    if (q === '' || objects.length === 0) return setFound({ q, groups: [], error: null });
    const given = new AbortController();
    const ask = async () => {
      const answers = await Promise.allSettled(
        objects.map((one) =>
          api.post<Page>(
            `/records/${one.name}/search`,
            { q, page_size: EACH, fields: [] },
            { signal: given.signal },
          ),
        ),
      );
      if (given.signal.aborted) return;
      const groups = answers.flatMap((answer, at) => {
        const object = objects[at];
        const records = answer.status === 'fulfilled' ? answer.value.items : [];
        return object && records.length > 0 ? [{ object, records }] : [];
      });
      const failed = answers.find((answer) => answer.status === 'rejected');
      setFound({ q, groups, error: failed ? failed.reason : null });
    };
    const timer = setTimeout(() => void ask(), /\d/.test(q) ? PAUSE_DIGITS : PAUSE);
    return () => {
      clearTimeout(timer);
      given.abort();
    };
  }, [q]);
  return found?.q === q ? found : null;
}
