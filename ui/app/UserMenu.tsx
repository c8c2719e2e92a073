import { useNavigate } from '@tanstack/react-router';
import { App, Dropdown, type MenuProps } from 'antd';
import { auth } from '@/api/auth';
import { api } from '@/api/client';
import { meQuery, queryClient, useMe } from '@/api/queries';
import { currentLanguage, setLanguage } from '@/i18n';
import { LANGUAGE_NAMES, LANGUAGES, type Language } from '@/i18n/languages';
import { useText } from '@/i18n/text';
import { useTexts } from '@/i18n/texts';
import { problemText } from '@/kit/problemText';
import { MODES, setMode, useMode } from '@/theme/mode';
import styles from './TopBar.module.css';

export function UserMenu() {
  const { t } = useTexts('shell');
  const text = useText();
  const me = useMe();
  const mode = useMode();
  const acts = useActs();
  const items: MenuProps['items'] = [
    {
      key: 'who',
      type: 'group',
      label: [me.user.login, ...me.user.roles.map((role) => text(role.name))].join(' · '),
    },
    { key: 'profile', label: t('profile'), onClick: acts.profile },
    {
      key: 'language',
      label: t('common:language'),
      children: LANGUAGES.map((one) => ({
        key: one,
        label: LANGUAGE_NAMES[one],
        onClick: () => void acts.language(one),
      })),
    },
    {
      key: 'theme',
      label: t('common:theme.label'),
      children: MODES.map((one) => ({
        key: one,
        label: t(`common:theme.${one}`),
        onClick: () => setMode(one),
      })),
    },
    { type: 'divider' },
    { key: 'out', label: t('signOut'), onClick: () => void acts.signOut() },
  ];
  return (
    <Dropdown trigger={['click']} menu={{ items, selectable: true, selectedKeys: [mode, currentLanguage()] }}>
      <button type="button" className={styles.user} aria-haspopup="menu">
        <span className={styles.face} aria-hidden>
          {[...me.user.name][0]}
        </span>
        <span className={styles.name} aria-hidden>
          {me.user.name}
        </span>
        <span className="kd-hidden">{t('account', { name: me.user.name })}</span>
      </button>
    </Dropdown>
  );
}

function useActs() {
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
