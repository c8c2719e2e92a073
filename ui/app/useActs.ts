import { useNavigate } from '@tanstack/react-router';
import { App } from 'antd';
import { auth } from '@/api/auth';
import { api } from '@/api/client';
import { meQuery, queryClient } from '@/api/queries';
import { setLanguage } from '@/i18n';
import type { Language } from '@/i18n/languages';
import { useTexts } from '@/i18n/texts';
import { problemText } from '@/kit/problemText';

/** What a person does with their own account, from the menu and from the palette. */
export function useActs() {
  const { t } = useTexts('shell');
  const { message } = App.useApp();
  const navigate = useNavigate();
  return {
    profile: () => void navigate({ to: '/profile' }),
    language: async (language: Language) => {
      await setLanguage(language);
      try {
        await api.patch('/me', { language });
        await queryClient.invalidateQueries({ queryKey: meQuery.queryKey });
      } catch (error) {
        message.error(problemText(error, t));
      }
    },
    signOut: async () => {
      try {
        await auth.logout();
      } catch {
        // An ended session is signed out already; the page forgets everything all the same.
      }
      // A full load drops every value that this page still holds in memory.
      window.location.assign('/login');
    },
  };
}
