import { type FormEvent, useState } from 'react';
import { auth } from '@/api/auth';
import type { AuthAnswer } from '@/api/types';
import { DirectoryForm } from '@/gate/enter/DirectoryForm';
import { PasskeyButton } from '@/gate/enter/PasskeyButton';
import { ProviderButtons } from '@/gate/enter/ProviderButtons';
import { passkey } from '@/gate/enter/passkey';
import type { Provider } from '@/gate/enter/sso';
import { useTexts } from '@/i18n/texts';
import { EntryButton, EntryField, EntryMessage, EntryPassword } from '@/kit/entry/Controls';
import entry from '@/kit/entry/entry.module.css';
import { problemText } from '@/kit/problemText';

interface Props {
  /** Where to go once in. */
  next: string | null;
  onAnswer: (answer: AuthAnswer) => void;
}

export function PasswordForm({ next, onAnswer }: Props) {
  const { t } = useTexts('entry');
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const [directory, setDirectory] = useState<Provider | null>(null);
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
  if (directory) {
    return <DirectoryForm provider={directory} onAnswer={onAnswer} onBack={() => setDirectory(null)} />;
  }
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
      <ProviderButtons next={next} onDirectory={setDirectory} />
      <p className={entry.help}>{t('login.forgotten')}</p>
    </form>
  );
}
