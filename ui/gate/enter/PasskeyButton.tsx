import { useState } from 'react';
import { useTexts } from '@/i18n/texts';
import { EntryButton, EntryMessage } from '@/kit/entry/Controls';
import { problemText } from '@/kit/problemText';
import { hasPasskeys, isDeclined } from './passkey';

interface Props<T> {
  label: string;
  kind?: 'primary' | 'plain';
  act: () => Promise<T>;
  onDone: (answer: T) => void;
}

/** Asks the browser for a passkey; where there can be none it is not offered. */
export function PasskeyButton<T>({ label, kind = 'plain', act, onDone }: Props<T>) {
  const { t } = useTexts('entry');
  const [error, setError] = useState('');
  const [busy, setBusy] = useState(false);
  if (!hasPasskeys()) return null;
  const run = async () => {
    setBusy(true);
    setError('');
    try {
      onDone(await act());
    } catch (problem) {
      setError(isDeclined(problem) ? t('passkey.declined') : problemText(problem, t));
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      {error ? <EntryMessage>{error}</EntryMessage> : null}
      <EntryButton kind={kind} busy={busy} onClick={() => void run()}>
        {label}
      </EntryButton>
    </>
  );
}
