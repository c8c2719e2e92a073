import { useState } from 'react';

/** What was typed and not saved. */
export interface Draft {
  kind: string | null;
  body: string;
  place: string;
  nextAt: string | null;
  /** Colleagues who were chosen after `@`, by the name that stands in the text. */
  named: Record<string, string>;
  files: File[];
}

export const EMPTY: Draft = { kind: null, body: '', place: '', nextAt: null, named: {}, files: [] };

// By record, in memory only: it may name people.
const drafts = new Map<string, Draft>();

/** A draft that survives an error and leaving the page of its record, until the browser's page is closed. */
export function useDraft(id: string): [Draft, (change: Partial<Draft>) => void, () => void] {
  const [draft, setDraft] = useState(drafts.get(id) ?? EMPTY);
  const keep = (next: Draft) => {
    drafts.set(id, next);
    setDraft(next);
  };
  const clear = () => {
    drafts.delete(id);
    // The way of the last one is mostly the way of the next.
    setDraft({ ...EMPTY, kind: draft.kind });
  };
  return [draft, (change) => keep({ ...(drafts.get(id) ?? draft), ...change }), clear];
}

/** The colleagues whose names still stand in the text. */
export function mentioned({ body, named }: Pick<Draft, 'body' | 'named'>): string[] {
  return Object.entries(named)
    .filter(([name]) => body.includes(`@${name}`))
    .map(([, id]) => id);
}
