import { type ReactNode, useEffect } from 'react';
import { setLanguage } from '@/i18n';
import { LANGUAGE_NAMES, LANGUAGES } from '@/i18n/languages';
import { useTexts } from '@/i18n/texts';
import { Shield } from '@/kit/Shield';
import { MODES, type Mode, setMode, useMode } from '@/theme/mode';
import styles from './entry.module.css';

interface Props {
  title: string;
  hint?: ReactNode;
  wide?: boolean;
  children: ReactNode;
}

/** The frame of the pages before a session: brand, one card, language and appearance. No antd. */
export function EntryPage({ title, hint, wide = false, children }: Props) {
  const { t } = useTexts('entry');
  useEffect(() => {
    document.title = `${title} · ${t('common:brandFull')}`;
  }, [title, t]);
  return (
    <div className={styles.page}>
      <header className={styles.top}>
        <span className={styles.brand}>
          <Shield size={32} />
          <strong>{t('common:brandFull')}</strong>
        </span>
        <Choices />
      </header>
      <main className={wide ? styles.wide : styles.card}>
        <h1 className={styles.title}>{title}</h1>
        {hint ? <p className={styles.hint}>{hint}</p> : null}
        {children}
      </main>
      <footer className={styles.foot}>{t('promise')}</footer>
    </div>
  );
}

function Choices() {
  const { t, language } = useTexts('entry');
  const mode = useMode();
  return (
    <span className={styles.choices}>
      <select
        aria-label={t('common:theme.label')}
        value={mode}
        onChange={(event) => setMode(event.target.value as Mode)}
      >
        {MODES.map((one) => (
          <option key={one} value={one}>
            {t(`common:theme.${one}`)}
          </option>
        ))}
      </select>
      <span className={styles.languages}>
        {LANGUAGES.map((one) => (
          <button
            key={one}
            type="button"
            lang={one}
            aria-pressed={language === one}
            onClick={() => void setLanguage(one)}
          >
            {LANGUAGE_NAMES[one]}
          </button>
        ))}
      </span>
    </span>
  );
}
