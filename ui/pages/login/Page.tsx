import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { auth } from '@/api/auth';
import type { AuthAnswer } from '@/api/types';
import { arrive } from '@/gate/enter/arrive';
import { CodeForm } from '@/gate/enter/CodeForm';
import { Enrol } from '@/gate/enter/Enrol';
import { RecoveryCodes } from '@/gate/enter/RecoveryCodes';
import { useTexts } from '@/i18n/texts';
import { EntryMessage } from '@/kit/entry/Controls';
import { EntryPage } from '@/kit/entry/EntryPage';
import { PasswordForm } from './PasswordForm';

type Step = 'password' | 'code' | 'enrol' | 'codes';

/** Password, then the second factor; enrolment where the policy asks for it. */
export default function LoginPage() {
  const { t } = useTexts('entry');
  const navigate = useNavigate();
  const { next } = useSearch({ strict: false }) as { next?: string };
  const [step, setStep] = useState<Step>('password');
  const [codes, setCodes] = useState<string[]>([]);
  const [factors, setFactors] = useState<string[]>([]);
  const needsSetup = useNeedsSetup();

  const goOn = () => arrive((path) => void navigate({ to: path }), next ?? null);
  const onAnswer = (answer: AuthAnswer) => {
    setFactors(answer.factors ?? []);
    if (answer.status === 'mfa_required') setStep('code');
    else if (answer.status === 'mfa_enrolment_required') setStep('enrol');
    else goOn();
  };
  const onEnrolled = (recovery: string[]) => {
    setCodes(recovery);
    setStep('codes');
  };
  return (
    <EntryPage title={t(`login.${step}`)} hint={t(`login.${step}Hint`)}>
      {step === 'password' ? <PasswordForm onAnswer={onAnswer} /> : null}
      {step === 'code' ? (
        <CodeForm factors={factors} onAnswer={onAnswer} onBack={() => setStep('password')} />
      ) : null}
      {step === 'enrol' ? <Enrol onDone={onEnrolled} /> : null}
      {step === 'codes' ? <RecoveryCodes codes={codes} onDone={goOn} /> : null}
      {/* It comes late: below the form it moves no button away from under a finger. */}
      {needsSetup ? <EntryMessage kind="info">{t('login.needsSetup')}</EntryMessage> : null}
    </EntryPage>
  );
}

function useNeedsSetup(): boolean {
  const [needed, setNeeded] = useState(false);
  useEffect(() => {
    auth.state().then(
      (state) => setNeeded(state.needs_setup),
      () => {
        // The form itself says when the server cannot be reached.
      },
    );
  }, []);
  return needed;
}
