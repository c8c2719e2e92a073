import { useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { auth } from '@/api/auth';
import { useTexts } from '@/i18n/texts';
import { EntryMessage } from '@/kit/entry/Controls';
import { PasswordForm } from './PasswordForm';
import { Steps } from './Steps';

/** Password, passkey or a company account, then the second factor. */
export default function LoginPage() {
  const { t } = useTexts('entry');
  const { next = null } = useSearch({ strict: false }) as { next?: string | null };
  const needsSetup = useNeedsSetup();
  return (
    <Steps
      next={next}
      first={(onAnswer) => <PasswordForm next={next} onAnswer={onAnswer} />}
      // It comes late: below the form it moves no button away from under a finger.
      below={needsSetup ? <EntryMessage kind="info">{t('login.needsSetup')}</EntryMessage> : null}
    />
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
