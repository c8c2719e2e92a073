import { useEffect, useState } from 'react';
import { useTexts } from '@/i18n/texts';
import { EntryButton, EntryMessage } from '@/kit/entry/Controls';
import { problemText } from '@/kit/problemText';
import { type Provider, sso } from './sso';

interface Props {
  /** Where to go once in. */
  next: string | null;
  /** The secret of an invitation that is to be taken with it. */
  invitation?: string;
  /** A directory asks for a password of its own. */
  onDirectory: (provider: Provider) => void;
}

/** The company's own accounts, where there are some; they come late and move nothing above them. */
export function ProviderButtons({ next, invitation, onDirectory }: Props) {
  const { t } = useTexts('entry');
  const [providers, setProviders] = useState<Provider[]>([]);
  const [error, setError] = useState('');
  const [busy, setBusy] = useState('');
  useEffect(() => {
    sso.offered().then(
      ({ items }) => setProviders(items),
      () => {
        // The form above says when the server cannot be reached.
      },
    );
  }, []);
  const choose = async (one: Provider) => {
    if (one.kind === 'ldap') return onDirectory(one);
    setBusy(one.id);
    setError('');
    try {
      await sso.go(one, next, invitation);
    } catch (problem) {
      setError(problemText(problem, t));
      setBusy('');
    }
  };
  return (
    <>
      {error ? <EntryMessage>{error}</EntryMessage> : null}
      {providers.map((one) => (
        <EntryButton key={one.id} kind="plain" busy={busy === one.id} onClick={() => void choose(one)}>
          {t('sso.by', { name: one.name })}
        </EntryButton>
      ))}
    </>
  );
}
