import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import type { AuthAnswer } from '@/api/types';
import { arrive } from '@/gate/enter/arrive';
import { CodeForm } from '@/gate/enter/CodeForm';
import { Enrol } from '@/gate/enter/Enrol';
import { RecoveryCodes } from '@/gate/enter/RecoveryCodes';
import { useTexts } from '@/i18n/texts';
import { EntryPage } from '@/kit/entry/EntryPage';

type Step = 'password' | 'code' | 'enrol' | 'codes';

interface Props {
  next: string | null;
  /** The first step: whatever says who it is. */
  first: (onAnswer: (answer: AuthAnswer) => void) => ReactNode;
  below?: ReactNode;
}

/** Who it is, then the second factor; enrolment where the policy asks for it. */
export function Steps({ next, first, below }: Props) {
  const { t } = useTexts('entry');
  const navigate = useNavigate();
  const [step, setStep] = useState<Step>('password');
  const [codes, setCodes] = useState<string[]>([]);
  const [factors, setFactors] = useState<string[]>([]);

  const goOn = () => arrive((path) => void navigate({ to: path }), next);
  const onAnswer = (answer: AuthAnswer) => {
    setFactors(answer.factors ?? []);
    if (answer.status === 'mfa_required') setStep('code');
    else if (answer.status === 'mfa_enrolment_required') setStep('enrol');
    else goOn();
  };
  const goBack = () => {
    setStep('password');
    void navigate({ to: '/login' });
  };
  const onEnrolled = (recovery: string[]) => {
    setCodes(recovery);
    setStep('codes');
  };
  return (
    <EntryPage title={t(`login.${step}`)} hint={t(`login.${step}Hint`)}>
      {step === 'password' ? first(onAnswer) : null}
      {step === 'code' ? <CodeForm factors={factors} onAnswer={onAnswer} onBack={goBack} /> : null}
      {step === 'enrol' ? <Enrol onDone={onEnrolled} /> : null}
      {step === 'codes' ? <RecoveryCodes codes={codes} onDone={goOn} /> : null}
      {below}
    </EntryPage>
  );
}
