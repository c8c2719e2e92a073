import { App, Button, Modal } from 'antd';
import { useState } from 'react';
import type { Enrolment } from '@/api/auth';
import { api } from '@/api/client';
import { meQuery, queryClient, useMe } from '@/api/queries';
import { Enrol } from '@/gate/enter/Enrol';
import { RecoveryCodes } from '@/gate/enter/RecoveryCodes';
import { useTexts } from '@/i18n/texts';
import { Panel } from '@/kit/PageHeader';
import { PasswordDialog } from './PasswordDialog';
import styles from './profile.module.css';

/** Below this many codes the page asks for new ones. */
const FEW = 4;

type Step =
  | { at: 'rest' }
  | { at: 'password'; goal: 'enrol' | 'codes' }
  | { at: 'enrol'; enrolment: Enrolment }
  | { at: 'codes'; codes: string[] };

/** The authenticator and its recovery codes. */
export function SecondFactor() {
  const { t } = useTexts('profile');
  const { message } = App.useApp();
  const { mfa } = useMe();
  const [step, setStep] = useState<Step>({ at: 'rest' });
  const rest = () => setStep({ at: 'rest' });

  const onPassword = async (password: string) => {
    if (step.at !== 'password') return;
    if (step.goal === 'enrol') {
      setStep({ at: 'enrol', enrolment: await api.post<Enrolment>('/me/mfa/enrol', { password }) });
    } else {
      const answer = await api.post<{ recovery_codes: string[] }>('/me/recovery-codes', { password });
      setStep({ at: 'codes', codes: answer.recovery_codes });
    }
  };
  const done = async () => {
    rest();
    message.success(t('factor.saved'));
    await queryClient.invalidateQueries({ queryKey: meQuery.queryKey });
  };
  return (
    <Panel title={t('factor.title')}>
      <div>{t(mfa.totp ? 'factor.on' : 'factor.off')}</div>
      {mfa.enrolled ? <div>{t('factor.left', { count: mfa.recovery_codes_left })}</div> : null}
      {mfa.enrolled && mfa.recovery_codes_left < FEW ? (
        <div className={styles.warning}>{t('factor.few')}</div>
      ) : null}
      <div className={styles.buttons}>
        <Button onClick={() => setStep({ at: 'password', goal: 'enrol' })}>
          {t(mfa.totp ? 'factor.replace' : 'factor.enrol')}
        </Button>
        {mfa.enrolled ? (
          <Button onClick={() => setStep({ at: 'password', goal: 'codes' })}>{t('factor.newCodes')}</Button>
        ) : null}
      </div>
      {step.at === 'password' ? <PasswordDialog onPassword={onPassword} onClose={rest} /> : null}
      {step.at === 'enrol' ? (
        <Modal
          open
          title={t('factor.enrol')}
          footer={null}
          mask={{ closable: false }}
          onCancel={rest}
          width={440}
        >
          <Enrol
            calls={{
              begin: async () => step.enrolment,
              confirm: (code) => api.post('/me/mfa/confirm', { code }),
            }}
            onDone={(codes) => setStep({ at: 'codes', codes })}
          />
        </Modal>
      ) : null}
      {step.at === 'codes' ? (
        <Modal open title={t('factor.codesTitle')} footer={null} closable={false} width={480}>
          <p>{t('factor.codesHint')}</p>
          <RecoveryCodes codes={step.codes} goLabel={t('common:done')} onDone={() => void done()} />
        </Modal>
      ) : null}
    </Panel>
  );
}
