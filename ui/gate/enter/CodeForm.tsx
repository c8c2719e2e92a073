import { type FormEvent, useState } from 'react';
import { auth } from '@/api/auth';
import type { AuthAnswer } from '@/api/types';
import { useTexts } from '@/i18n/texts';
import { EntryButton, EntryField, EntryMessage } from '@/kit/entry/Controls';
import entry from '@/kit/entry/entry.module.css';
import { problemText } from '@/kit/problemText';
import { PasskeyButton } from './PasskeyButton';
import { passkey } from './passkey';

interface Props {
  /** The second factors that the person has. */
  factors: string[];
  onAnswer: (answer: AuthAnswer) => void;
  /** Back to another account. */
  onBack: () => void;
}

/** A passkey, the code of the authenticator, or one of the recovery codes. */
export function CodeForm({ factors, onAnswer, onBack }: Props) {
  const { t } = useTexts('entry');
  // Who has passkeys alone types nothing but a recovery code.
  const passkeyOnly = factors.includes('passkey') && !factors.includes('totp');
  const [recovery, setRecovery] = useState(passkeyOnly);
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
      {factors.includes('passkey') ? (
        <PasskeyButton kind="primary" label={t('passkey.prove')} act={passkey.prove} onDone={onAnswer} />
      ) : null}
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
        autoFocus={!factors.includes('passkey')}
      />
      <EntryButton kind={factors.includes('passkey') ? 'plain' : 'primary'} busy={busy}>
        {t('confirm')}
      </EntryButton>
      {passkeyOnly ? null : (
        <EntryButton kind="link" onClick={other}>
          {t(recovery ? 'useCode' : 'useRecovery')}
        </EntryButton>
      )}
      <EntryButton kind="link" onClick={onBack}>
        {t('otherAccount')}
      </EntryButton>
    </form>
  );
}
