import { type FormEvent, useState } from 'react';
import { auth, type Invitation } from '@/api/auth';
import type { AuthAnswer } from '@/api/types';
import { DirectoryForm } from '@/gate/enter/DirectoryForm';
import { ProviderButtons } from '@/gate/enter/ProviderButtons';
import { NewPassword } from '@/gate/enter/Strength';
import type { Provider } from '@/gate/enter/sso';
import { useTexts } from '@/i18n/texts';
import { EntryButton, EntryField, EntryMessage } from '@/kit/entry/Controls';
import entry from '@/kit/entry/entry.module.css';
import { problemText } from '@/kit/problemText';

interface Props {
  secret: string;
  invitation: Invitation;
  onAnswer: (answer: AuthAnswer) => void;
}

export function AcceptForm({ secret, invitation, onAnswer }: Props) {
  const { t } = useTexts('entry');
  const [password, setPassword] = useState('');
  const [strong, setStrong] = useState(false);
  const [directory, setDirectory] = useState<Provider | null>(null);
  const [error, setError] = useState('');
  const [busy, setBusy] = useState(false);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setError('');
    try {
      onAnswer(await auth.acceptInvitation(secret, password));
    } catch (problem) {
      setError(problemText(problem, t));
      setBusy(false);
    }
  };
  if (directory) {
    const props = { provider: directory, invitation: secret, onAnswer };
    return <DirectoryForm {...props} onBack={() => setDirectory(null)} />;
  }
  return (
    <form className={entry.form} onSubmit={(event) => void submit(event)}>
      {error ? <EntryMessage>{error}</EntryMessage> : null}
      <EntryField
        label={t('loginName')}
        value={invitation.login}
        onChange={() => {}}
        autoComplete="username"
        readOnly
      />
      <NewPassword
        value={password}
        onChange={setPassword}
        words={[invitation.login, invitation.name, invitation.company]}
        onJudged={setStrong}
      />
      <EntryButton busy={busy} disabled={!strong}>
        {t('invitation.accept')}
      </EntryButton>
      {/* A company account needs no password here; a reset is about one. */}
      {invitation.kind === 'invitation' ? (
        <ProviderButtons next={null} invitation={secret} onDirectory={setDirectory} />
      ) : null}
    </form>
  );
}
