import { useState } from 'react';

// Text that was typed and not saved, by record. In memory only: it may name people.
const drafts = new Map<string, string>();

export function keepDraft(id: string, text: string): void {
  if (text === '') drafts.delete(id);
  else drafts.set(id, text);
}

/** A text that survives leaving the page of its record, until the browser's page is closed. */
export function useDraft(id: string): [string, (text: string) => void] {
  const [text, setText] = useState(drafts.get(id) ?? '');
  return [
    text,
    (next) => {
      keepDraft(id, next);
      setText(next);
    },
  ];
}
