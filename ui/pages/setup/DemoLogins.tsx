import { useState } from 'react';
import type { DemoLogin } from '@/api/auth';
import { useText } from '@/i18n/text';
import { useTexts } from '@/i18n/texts';
import { EntryButton } from '@/kit/entry/Controls';
import entry from '@/kit/entry/entry.module.css';
import styles from './setup.module.css';

/** The demo company's logins, shown once. */
export function DemoLogins({ logins, onLogin }: { logins: DemoLogin[]; onLogin: () => void }) {
  const { t } = useTexts('entry');
  const text = useText();
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    const lines = logins.map((one) =>
      [one.name, text(one.role), one.department, one.login, one.password].join('\t'),
    );
    await navigator.clipboard.writeText(lines.join('\n'));
    setCopied(true);
  };
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard */}
      <section className={styles.tableBox} tabIndex={0} aria-label={t('setup.demo')}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th>{t('setup.person')}</th>
              <th>{t('setup.role')}</th>
              <th>{t('setup.department')}</th>
              <th>{t('loginName')}</th>
              <th>{t('password')}</th>
            </tr>
          </thead>
          <tbody>
            {logins.map((one) => (
              <tr key={one.login}>
                <td>{one.name}</td>
                <td>{text(one.role)}</td>
                <td>{one.department}</td>
                <td>
                  <code>{one.login}</code>
                </td>
                <td>
                  <code>{one.password}</code>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <div className={entry.row}>
        <EntryButton onClick={onLogin}>{t('setup.toLogin')}</EntryButton>
        <EntryButton kind="plain" onClick={() => void copy()}>
          {t(copied ? 'common:copied' : 'setup.copyAll')}
        </EntryButton>
      </div>
    </>
  );
}
