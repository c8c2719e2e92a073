import { App } from 'antd';
import { useState } from 'react';
import { useTexts } from '@/i18n/texts';
import { problemText } from './problemText';

/** Runs an act once at a time and says why it failed; true when it did not. */
export function useAttempt(): { busy: boolean; attempt: (act: () => Promise<unknown>) => Promise<boolean> } {
  const { t } = useTexts();
  const { message } = App.useApp();
  const [busy, setBusy] = useState(false);
  const attempt = async (act: () => Promise<unknown>) => {
    setBusy(true);
    try {
      await act();
      return true;
    } catch (error) {
      message.error(problemText(error, t));
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { busy, attempt };
}
