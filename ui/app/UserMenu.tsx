import { Dropdown, type MenuProps } from 'antd';
import { useMe } from '@/api/queries';
import { currentLanguage } from '@/i18n';
import { LANGUAGE_NAMES, LANGUAGES } from '@/i18n/languages';
import { useText } from '@/i18n/text';
import { useTexts } from '@/i18n/texts';
import { MODES, setMode, useMode } from '@/theme/mode';
import { lay } from './palette/open';
import styles from './TopBar.module.css';
import { useActs } from './useActs';

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
    { key: 'keys', label: t('keys.title'), onClick: () => lay({ what: 'keys' }) },
    { type: 'divider' },
    { key: 'out', label: t('signOut'), onClick: () => void acts.signOut() },
  ];
  return (
    <Dropdown
      autoFocus
      trigger={['click']}
      menu={{ items, selectable: true, selectedKeys: [mode, currentLanguage()] }}
    >
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
