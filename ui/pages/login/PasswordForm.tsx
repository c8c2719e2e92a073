import { type FormEvent, useState } from 'react';
import { auth } from '@/api/auth';
import type { AuthAnswer } from '@/api/types';
import { PasskeyButton } from '@/gate/enter/PasskeyButton';
import { passkey } from '@/gate/enter/passkey';
import { useTexts } from '@/i18n/texts';
import { EntryButton, EntryField, EntryMessage, EntryPassword } from '@/kit/entry/Controls';
import entry from '@/kit/entry/entry.module.css';
import { problemText } from '@/kit/problemText';

export function PasswordForm({ onAnswer }: { onAnswer: (answer: AuthAnswer) => void }) {
  const { t } = useTexts('entry');
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const [error, setError] = useState('');
  const [busy, setBusy] = useState(false);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setError('');
    try {
      onAnswer(await auth.login(login.trim(), password));
    } catch (problem) {
      setPassword('');
      setError(problemText(problem, t));
    } finally {
      setBusy(false);
    }
  };
  return (
    <form className={entry.form} onSubmit={(event) => void submit(event)}>
      {error ? <EntryMessage>{error}</EntryMessage> : null}
      <EntryField
        label={t('loginName')}
        value={login}
        onChange={setLogin}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={200}
        required
        autoFocus
      />
      <EntryPassword
        label={t('password')}
        value={password}
        onChange={setPassword}
        autoComplete="current-password"
        maxLength={200}
        required
      />
      <EntryButton busy={busy}>{t('signIn')}</EntryButton>
      <PasskeyButton label={t('passkey.signIn')} act={passkey.alone} onDone={onAnswer} />
      <p className={entry.help}>{t('login.forgotten')}</p>
    </form>
  );
}
