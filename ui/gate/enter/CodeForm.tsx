import { type FormEvent, useState } from 'react';
import { auth } from '@/api/auth';
import type { AuthAnswer } from '@/api/types';
import { useTexts } from '@/i18n/texts';
import { EntryButton, EntryField, EntryMessage } from '@/kit/entry/Controls';
import entry from '@/kit/entry/entry.module.css';
import { problemText } from '@/kit/problemText';

interface Props {
  onAnswer: (answer: AuthAnswer) => void;
  /** Back to another account. */
  onBack: () => void;
}

/** The code of the authenticator, or one of the recovery codes. */
export function CodeForm({ onAnswer, onBack }: Props) {
  const { t } = useTexts('entry');
  const [recovery, setRecovery] = useState(false);
  const [code, setCode] = useState('');
  const [error, setError] = useState('');
  const [busy, setBusy] = useState(false);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setError('');
    try {
      onAnswer(await auth.mfa(recovery ? { recovery_code: code.trim() } : { code: code.replace(/\s/g, '') }));
    } catch (problem) {
      setCode('');
      setError(problemText(problem, t));
    } finally {
      setBusy(false);
    }
  };
  const other = () => {
    setRecovery(!recovery);
    setCode('');
    setError('');
  };
  return (
    <form className={entry.form} onSubmit={(event) => void submit(event)}>
      {error ? <EntryMessage>{error}</EntryMessage> : null}
      <EntryField
        key={String(recovery)}
        label={t(recovery ? 'recoveryCode' : 'code')}
        value={code}
        onChange={setCode}
        inputMode={recovery ? 'text' : 'numeric'}
        autoComplete="one-time-code"
        maxLength={recovery ? 40 : 8}
        required
        autoFocus
      />
      <EntryButton busy={busy}>{t('confirm')}</EntryButton>
      <EntryButton kind="link" onClick={other}>
        {t(recovery ? 'useCode' : 'useRecovery')}
      </EntryButton>
      <EntryButton kind="link" onClick={onBack}>
        {t('otherAccount')}
      </EntryButton>
    </form>
  );
}
