import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { auth, type Invitation } from '@/api/auth';
import type { AuthAnswer } from '@/api/types';
import { arriveFirst } from '@/gate/enter/arrive';
import { CodeForm } from '@/gate/enter/CodeForm';
import { Enrol } from '@/gate/enter/Enrol';
import { RecoveryCodes } from '@/gate/enter/RecoveryCodes';
import { useSecretOfLink } from '@/gate/enter/secret';
import { useTexts } from '@/i18n/texts';
import { EntryButton } from '@/kit/entry/Controls';
import { EntryPage } from '@/kit/entry/EntryPage';
import { EntryLoading } from '@/kit/entry/EntryStates';
import { AcceptForm } from './AcceptForm';

type Step = 'checking' | 'badLink' | 'password' | 'code' | 'enrol' | 'codes';

/** The one-time link of an invitation or of a password reset. */
export default function InvitationPage() {
  const { t } = useTexts('entry');
  const navigate = useNavigate();
  const secret = useSecretOfLink();
  const [step, setStep] = useState<Step>('checking');
  const [invitation, setInvitation] = useState<Invitation | null>(null);
  const [codes, setCodes] = useState<string[]>([]);
  const [factors, setFactors] = useState<string[]>([]);

  useEffect(() => {
    auth.checkInvitation(secret).then(
      (found) => {
        setInvitation(found);
        setStep('password');
      },
      () => setStep('badLink'),
    );
  }, [secret]);

  const goOn = () => void arriveFirst((path) => void navigate({ to: path }));
  const onAnswer = ({ status, factors = [] }: AuthAnswer) => {
    setFactors(factors);
    if (status === 'ok') goOn();
    else if (status === 'mfa_enrolment_required') setStep('enrol');
    // A reset leaves the second factor as it is.
    else setStep('code');
  };
  const onEnrolled = (made: string[]) => {
    setCodes(made);
    setStep('codes');
  };
  if (step === 'checking') return <EntryLoading />;
  if (step === 'badLink') {
    return (
      <EntryPage title={t('invitation.badLink')} hint={t('invitation.badLinkHint')}>
        <EntryButton onClick={() => void navigate({ to: '/login' })}>{t('setup.toLogin')}</EntryButton>
      </EntryPage>
    );
  }
  const { title, hint } = wordsOf(step, invitation, t);
  return (
    <EntryPage title={title} hint={hint}>
      {step === 'password' && invitation ? (
        <AcceptForm secret={secret} invitation={invitation} onAnswer={onAnswer} />
      ) : null}
      {step === 'code' ? (
        <CodeForm factors={factors} onAnswer={onAnswer} onBack={() => void navigate({ to: '/login' })} />
      ) : null}
      {step === 'enrol' ? <Enrol onDone={onEnrolled} /> : null}
      {step === 'codes' ? <RecoveryCodes codes={codes} onDone={goOn} /> : null}
    </EntryPage>
  );
}

type Texts = ReturnType<typeof useTexts<'entry'>>['t'];

function wordsOf(step: 'password' | 'code' | 'enrol' | 'codes', invitation: Invitation | null, t: Texts) {
  if (step !== 'password') return { title: t(`login.${step}`), hint: t(`login.${step}Hint`) };
  const names = { name: invitation?.name ?? '', company: invitation?.company ?? '' };
  return invitation?.kind === 'reset'
    ? { title: t('invitation.resetTitle'), hint: t('invitation.resetHint', names) }
    : {
        title: t('invitation.title', { name: names.name }),
        hint: t('invitation.hint', { company: names.company }),
      };
}
