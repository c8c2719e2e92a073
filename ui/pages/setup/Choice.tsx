import { useState } from 'react';
import { auth, type DemoLogin } from '@/api/auth';
import { useTexts } from '@/i18n/texts';
import { EntryMessage } from '@/kit/entry/Controls';
import { problemText } from '@/kit/problemText';
import styles from './setup.module.css';

interface Props {
  secret: string;
  onCompany: () => void;
  onDemo: (logins: DemoLogin[]) => void;
}

/** The two ways to begin. */
export function Choice({ secret, onCompany, onDemo }: Props) {
  const { t } = useTexts('entry');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState('');
  const look = async () => {
    setBusy(true);
    setError('');
    try {
      onDemo((await auth.setupDemo(secret)).logins);
    } catch (problem) {
      setError(problemText(problem, t));
      setBusy(false);
    }
  };
  return (
    <>
      {error ? <EntryMessage>{error}</EntryMessage> : null}
      {busy ? <EntryMessage kind="info">{t('setup.filling')}</EntryMessage> : null}
      <div className={styles.choices}>
        <button type="button" className={styles.choice} onClick={onCompany} disabled={busy}>
          <strong>{t('setup.company')}</strong>
          <span>{t('setup.companyHint')}</span>
        </button>
        <button
          type="button"
          className={styles.choice}
          onClick={() => void look()}
          disabled={busy}
          aria-busy={busy}
        >
          <strong>{t('setup.look')}</strong>
          <span>{t('setup.lookHint')}</span>
        </button>
      </div>
    </>
  );
}
