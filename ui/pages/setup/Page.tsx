import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { auth, type DemoLogin } from '@/api/auth';
import { arriveFirst } from '@/gate/enter/arrive';
import { Enrol } from '@/gate/enter/Enrol';
import { RecoveryCodes } from '@/gate/enter/RecoveryCodes';
import { useSecretOfLink } from '@/gate/enter/secret';
import { useTexts } from '@/i18n/texts';
import { EntryPage } from '@/kit/entry/EntryPage';
import { EntryLoading } from '@/kit/entry/EntryStates';
import { AccountForm } from './AccountForm';
import { Choice } from './Choice';
import { DemoLogins } from './DemoLogins';

type Step = 'checking' | 'badLink' | 'title' | 'account' | 'enrol' | 'codes' | 'demo';

/** First start: my own company, or a look around in a demo company. */
export default function SetupPage() {
  const { t } = useTexts('entry');
  const navigate = useNavigate();
  const secret = useSecretOfLink();
  const [step, setStep] = useState<Step>('checking');
  const [codes, setCodes] = useState<string[]>([]);
  const [logins, setLogins] = useState<DemoLogin[]>([]);

  useEffect(() => {
    auth.checkSetup(secret).then(
      () => setStep('title'),
      () => setStep('badLink'),
    );
  }, [secret]);

  const goOn = () => void arriveFirst((path) => void navigate({ to: path }));
  if (step === 'checking') return <EntryLoading />;
  const steps = { account: 1, enrol: 2, codes: 3 } as const;
  const progress = step in steps ? `${t('setup.step', { n: steps[step as keyof typeof steps] })} · ` : '';
  return (
    <EntryPage
      title={t(`setup.${step}`)}
      hint={progress + t(`setup.${step}Hint`)}
      wide={step === 'title' || step === 'demo'}
    >
      {step === 'title' ? (
        <Choice
          secret={secret}
          onCompany={() => setStep('account')}
          onDemo={(made) => {
            setLogins(made);
            setStep('demo');
          }}
        />
      ) : null}
      {step === 'account' ? (
        <AccountForm
          secret={secret}
          onBack={() => setStep('title')}
          onDone={(status) => (status === 'ok' ? goOn() : setStep('enrol'))}
        />
      ) : null}
      {step === 'enrol' ? (
        <Enrol
          onDone={(made) => {
            setCodes(made);
            setStep('codes');
          }}
        />
      ) : null}
      {step === 'codes' ? <RecoveryCodes codes={codes} onDone={goOn} /> : null}
      {step === 'demo' ? (
        <DemoLogins logins={logins} onLogin={() => void navigate({ to: '/login' })} />
      ) : null}
    </EntryPage>
  );
}
