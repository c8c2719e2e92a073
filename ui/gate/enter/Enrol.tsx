import { type FormEvent, useEffect, useState } from 'react';
import { auth, type Enrolment } from '@/api/auth';
import { useTexts } from '@/i18n/texts';
import { EntryButton, EntryField, EntryMessage } from '@/kit/entry/Controls';
import entry from '@/kit/entry/entry.module.css';
import { problemText } from '@/kit/problemText';
import { QrCode } from '@/kit/QrCode';
import styles from './Enrol.module.css';
import { PasskeyButton } from './PasskeyButton';
import { deviceName, passkey } from './passkey';

/** The ways to begin and to confirm; signing in and the profile page use different calls. */
export interface EnrolCalls {
  begin: () => Promise<Enrolment>;
  confirm: (code: string) => Promise<{ recovery_codes?: string[] }>;
  /** A passkey in place of an authenticator. */
  passkey?: () => Promise<{ recovery_codes?: string[] }>;
}

const entering: EnrolCalls = {
  begin: auth.enrol,
  confirm: auth.confirmEnrolment,
  passkey: () => passkey.enrol(deviceName()),
};

/** Shows the QR code of a new authenticator and asks for its first code. */
export function Enrol({
  calls = entering,
  onDone,
}: {
  calls?: EnrolCalls;
  onDone: (codes: string[]) => void;
}) {
  const { t } = useTexts('entry');
  const [enrolment, setEnrolment] = useState<Enrolment | null>(null);
  const [code, setCode] = useState('');
  const [error, setError] = useState('');
  const [busy, setBusy] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: one enrolment a visit
  useEffect(() => {
    calls.begin().then(setEnrolment, (problem) => setError(problemText(problem, t)));
  }, []);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setError('');
    try {
      const answer = await calls.confirm(code.replace(/\s/g, ''));
      onDone(answer.recovery_codes ?? []);
    } catch (problem) {
      setError(problemText(problem, t));
    } finally {
      setBusy(false);
    }
  };
  return (
    <form className={entry.form} onSubmit={(event) => void submit(event)}>
      {error ? <EntryMessage>{error}</EntryMessage> : null}
      {enrolment ? <Secret enrolment={enrolment} /> : null}
      <EntryField
        label={t('enrol.code')}
        value={code}
        onChange={setCode}
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={8}
        required
      />
      <EntryButton busy={busy} disabled={!enrolment || code.replace(/\s/g, '').length < 6}>
        {t('enrol.confirm')}
      </EntryButton>
      {calls.passkey ? (
        <PasskeyButton
          label={t('passkey.enrol')}
          act={calls.passkey}
          onDone={(answer) => onDone(answer.recovery_codes ?? [])}
        />
      ) : null}
    </form>
  );
}

function Secret({ enrolment }: { enrolment: Enrolment }) {
  const { t } = useTexts('entry');
  return (
    <div className={styles.secret}>
      <div className={styles.code}>
        <QrCode text={enrolment.uri} label={t('enrol.qr')} size={176} />
      </div>
      <ol className={styles.steps}>
        <li>{t('enrol.step1')}</li>
        <li>{t('enrol.step2')}</li>
        <li>
          {t('enrol.byHand')}{' '}
          <code data-testid="totp-secret">{enrolment.secret.replace(/(.{4})(?=.)/g, '$1 ')}</code>
        </li>
      </ol>
    </div>
  );
}
