import { type FormEvent, useState } from 'react';
import { auth } from '@/api/auth';
import { isProblem } from '@/api/problem';
import type { AuthAnswer } from '@/api/types';
import { NewPassword } from '@/gate/enter/Strength';
import { useTexts } from '@/i18n/texts';
import { EntryButton, EntryField, EntryMessage } from '@/kit/entry/Controls';
import entry from '@/kit/entry/entry.module.css';
import { problemText } from '@/kit/problemText';

interface Props {
  secret: string;
  onBack: () => void;
  onDone: (status: AuthAnswer['status']) => void;
}

const EMPTY = { company: '', name: '', login: '', password: '' };
type Account = typeof EMPTY;

/** The company and its first owner. */
export function AccountForm({ secret, onBack, onDone }: Props) {
  const { t } = useTexts('entry');
  const [account, setAccount] = useState<Account>(EMPTY);
  const [strong, setStrong] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const set = (name: keyof Account) => (value: string) =>
    setAccount((before) => ({ ...before, [name]: value }));
  const problem = isProblem(error) ? error : null;
  const messageOf = (name: keyof Account) => problem?.fields.find((one) => one.field === name)?.detail;

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setError(null);
    try {
      const { company, name, login, password } = account;
      const tidy = { company: company.trim(), name: name.trim(), login: login.trim() };
      onDone((await auth.setup({ secret, ...tidy, password })).status);
    } catch (failure) {
      setError(failure);
      setBusy(false);
    }
  };
  const field = (name: 'company' | 'name' | 'login') => ({
    value: account[name],
    onChange: set(name),
    error: messageOf(name),
    required: true,
    maxLength: 100,
  });
  return (
    <form className={entry.form} onSubmit={(event) => void submit(event)}>
      {error && !problem?.fields.length ? <EntryMessage>{problemText(error, t)}</EntryMessage> : null}
      <EntryField
        label={t('setup.companyName')}
        autoComplete="organization"
        autoFocus
        {...field('company')}
      />
      <EntryField label={t('setup.yourName')} autoComplete="name" {...field('name')} />
      <EntryField
        label={t('loginName')}
        help={t('setup.loginHelp')}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        {...field('login')}
      />
      <NewPassword
        label={t('password')}
        value={account.password}
        onChange={set('password')}
        words={[account.company, account.name, account.login]}
        onJudged={setStrong}
        error={messageOf('password')}
      />
      <div className={entry.row}>
        <EntryButton busy={busy} disabled={!strong}>
          {t('setup.create')}
        </EntryButton>
        <EntryButton kind="plain" onClick={onBack}>
          {t('common:previous')}
        </EntryButton>
      </div>
    </form>
  );
}
