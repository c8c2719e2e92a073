import { createContext, type ReactNode, useCallback, useContext, useState } from 'react';
import { onDemand } from '@/kit/onDemand';

const PurposeDialog = onDemand(() => import('./PurposeDialog'));

/** Why somebody looks at, exports or downloads personal data. It is written in the ledger. */
export interface Purpose {
  purpose: string;
  reason?: string;
}

/** What the dialog asks, and who waits for the answer. */
export interface Question {
  title: string;
  hint?: string;
  /** False where the call has no place for a reason. */
  reason: boolean;
  answer: (purpose: Purpose | null) => void;
}

type Ask = (title: string, options?: { hint?: string; reason?: boolean }) => Promise<Purpose | null>;
const AskContext = createContext<Ask | null>(null);

/** Asks for a purpose and a reason; null when the person changes their mind. */
export function usePurpose(): Ask {
  const ask = useContext(AskContext);
  if (!ask) throw new Error('usePurpose needs PurposeProvider above it');
  return ask;
}

export function PurposeProvider({ children }: { children: ReactNode }) {
  const [question, setQuestion] = useState<Question | null>(null);
  const ask = useCallback<Ask>(
    (title, { hint, reason = true } = {}) =>
      new Promise((answer) => setQuestion({ title, reason, ...(hint ? { hint } : {}), answer })),
    [],
  );
  const finish = (purpose: Purpose | null) => {
    question?.answer(purpose);
    setQuestion(null);
  };
  return (
    <AskContext.Provider value={ask}>
      {children}
      {question ? <PurposeDialog question={question} onDone={finish} /> : null}
    </AskContext.Provider>
  );
}
