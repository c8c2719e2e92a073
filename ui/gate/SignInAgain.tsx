import { Alert, Button, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { auth } from '@/api/auth';
import { meQuery, queryClient } from '@/api/queries';
import { session } from '@/api/session';
import { useTexts } from '@/i18n/texts';
import { problemText } from '@/kit/problemText';
import { PasskeyButton } from './enter/PasskeyButton';
import { passkey } from './enter/passkey';

interface Props {
  cause: 'expired' | 'step_up';
  login: string;
  userId: string;
  /** Whether the person has a second factor: it alone proves somebody whose session lasts. */
  hasFactor: boolean;
  hasPasskey: boolean;
}

/** Password and second factor of the person whose page this is. */
export default function SignInAgain({ cause, login, userId, hasFactor, hasPasskey }: Props) {
  const { t } = useTexts('gate');
  const [step, setStep] = useState<'password' | 'code'>(
    cause === 'step_up' && hasFactor ? 'code' : 'password',
  );
  const [error, setError] = useState('');
  const [busy, setBusy] = useState(false);

  const submit = async (values: { password?: string; code?: string }) => {
    setBusy(true);
    setError('');
    try {
      const answer =
        step === 'password'
          ? await auth.login(login, values.password ?? '')
          : await auth.mfa(proofOf(values.code));
      if (answer.status === 'mfa_required') setStep('code');
      else if (answer.status === 'ok') await finish(userId);
      else window.location.assign('/login');
    } catch (problem) {
      setError(problemText(problem, t));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Modal
      open
      title={t(cause === 'expired' ? 'signIn.expiredTitle' : 'signIn.stepUpTitle')}
      footer={null}
      width={400}
      mask={{ closable: false }}
      onCancel={() => session.declined()}
      zIndex={2000}
    >
      <p>{t(cause === 'expired' ? 'signIn.expiredHint' : `signIn.stepUpHint.${step}`)}</p>
      {error ? <Alert type="error" showIcon title={error} role="alert" /> : null}
      <Form key={step} layout="vertical" requiredMark={false} onFinish={(values) => void submit(values)}>
        <Form.Item label={t('signIn.login')} htmlFor="again-login">
          <Input id="again-login" value={login} readOnly autoComplete="username" />
        </Form.Item>
        {hasPasskey && (step === 'code' || cause === 'step_up') ? (
          <PasskeyButton
            kind="primary"
            label={t('signIn.passkey')}
            act={passkey.prove}
            onDone={() => void finish(userId)}
          />
        ) : null}
        <SecretItem step={step} />
        <Button type="primary" htmlType="submit" block loading={busy}>
          {t('signIn.ok')}
        </Button>
      </Form>
    </Modal>
  );
}

function SecretItem({ step }: { step: 'password' | 'code' }) {
  const { t } = useTexts('gate');
  const rules = [{ required: true, message: t('signIn.missing') }];
  return step === 'password' ? (
    <Form.Item name="password" label={t('signIn.password')} rules={rules}>
      <Input.Password autoFocus autoComplete="current-password" />
    </Form.Item>
  ) : (
    <Form.Item name="code" label={t('signIn.code')} rules={rules}>
      <Input autoFocus autoComplete="one-time-code" maxLength={32} />
    </Form.Item>
  );
}

/** Six digits are a code of the authenticator; anything else is tried as a recovery code. */
function proofOf(code = '') {
  const tidy = code.replace(/\s/g, '');
  return /^\d{6}$/.test(tidy) ? { code: tidy } : { recovery_code: code.trim() };
}

async function finish(userId: string): Promise<void> {
  const me = await queryClient.fetchQuery({ ...meQuery, staleTime: 0 });
  // What is typed on the page belongs to the person who typed it.
  if (me.user.id !== userId) window.location.assign('/');
  else session.signedIn(me.csrf);
}
