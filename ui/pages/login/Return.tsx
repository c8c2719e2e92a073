import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import type { AuthAnswer } from '@/api/types';
import { type Returned, returnedIn, sso, takeErrand } from '@/gate/enter/sso';
import { useTexts } from '@/i18n/texts';
import { EntryButton, EntryMessage } from '@/kit/entry/Controls';
import { EntryPage } from '@/kit/entry/EntryPage';
import { EntryLoading } from '@/kit/entry/EntryStates';
import { problemText } from '@/kit/problemText';
import { Steps } from './Steps';

/**
 * Where a provider sends the browser back to. What came with the address is taken out of it at once, so that it stays
 * neither in the history nor on a shared screen.
 */
export default function ReturnPage() {
  // Read without a side effect: a render that waits for its texts is thrown away and done again.
  const [returned] = useState(() => returnedIn(window.location.search, window.location.hash));
  const [errand, setErrand] = useState<ReturnType<typeof takeErrand> | null>(null);
  const begun = useRef(false);
  useEffect(() => {
    if (begun.current) return;
    begun.current = true;
    window.history.replaceState(window.history.state, '', window.location.pathname);
    setErrand(takeErrand());
  }, []);
  if (!errand) return <EntryLoading />;
  if (errand.link) return <Linking returned={returned} />;
  return (
    <Steps next={errand.next} first={(onAnswer) => <Entering returned={returned} onAnswer={onAnswer} />} />
  );
}

function Entering({ returned, onAnswer }: { returned: Returned; onAnswer: (answer: AuthAnswer) => void }) {
  const { t } = useTexts('entry');
  const navigate = useNavigate();
  const error = useOnce(() => sso.finish(returned).then(onAnswer));
  if (!error) return <p role="status">{t('sso.waiting')}</p>;
  return (
    <>
      <EntryMessage>{problemText(error, t)}</EntryMessage>
      <EntryButton onClick={() => void navigate({ to: '/login' })}>{t('setup.toLogin')}</EntryButton>
    </>
  );
}

function Linking({ returned }: { returned: Returned }) {
  const { t } = useTexts('entry');
  const navigate = useNavigate();
  const back = () => void navigate({ to: '/profile' });
  const error = useOnce(() => sso.finishLink(returned).then(back));
  return (
    <EntryPage title={t('sso.linking')}>
      {error ? (
        <>
          <EntryMessage>{problemText(error, t)}</EntryMessage>
          <EntryButton onClick={back}>{t('sso.toProfile')}</EntryButton>
        </>
      ) : (
        <p role="status">{t('sso.waiting')}</p>
      )}
    </EntryPage>
  );
}

/** Does this once, however often it is drawn: an answer of a provider is good once. */
function useOnce(act: () => Promise<void>): unknown {
  const [error, setError] = useState<unknown>(null);
  const done = useRef(false);
  useEffect(() => {
    if (done.current) return;
    done.current = true;
    act().catch(setError);
  });
  return error;
}
