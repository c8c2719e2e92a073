import { type FormEvent, useState } from 'react';
import type { AuthAnswer } from '@/api/types';
import { useTexts } from '@/i18n/texts';
import { EntryButton, EntryField, EntryMessage, EntryPassword } from '@/kit/entry/Controls';
import entry from '@/kit/entry/entry.module.css';
import { problemText } from '@/kit/problemText';
import { type Provider, sso } from './sso';

interface Props {
  provider: Provider;
  /** The secret of an invitation that is to be taken with it. */
  invitation?: string;
  onAnswer: (answer: AuthAnswer) => void;
  onBack: () => void;
}

/** Login and password of a directory, such as those of Windows in the company. */
export function DirectoryForm({ provider, invitation, onAnswer, onBack }: Props) {
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
      onAnswer(await sso.password(provider, login.trim(), password, invitation));
    } catch (problem) {
      setPassword('');
      setError(problemText(problem, t));
    } finally {
      setBusy(false);
    }
  };
  return (
    <form className={entry.form} onSubmit={(event) => void submit(event)}>
      <EntryMessage kind="info">{t('sso.directory', { name: provider.name })}</EntryMessage>
      {error ? <EntryMessage>{error}</EntryMessage> : null}
      <EntryField
        label={t('loginName')}
        value={login}
        onChange={setLogin}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={128}
        required
        autoFocus
      />
      <EntryPassword
        label={t('password')}
        value={password}
        onChange={setPassword}
        autoComplete="current-password"
        maxLength={128}
        required
      />
      <EntryButton busy={busy}>{t('signIn')}</EntryButton>
      <EntryButton kind="plain" onClick={onBack}>
        {t('sso.back')}
      </EntryButton>
    </form>
  );
}
