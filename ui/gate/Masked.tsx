import { useTexts } from '@/i18n/texts';
import styles from './Masked.module.css';

/** A masked value with its small lock. The only place that shows one, so that recorders skip it here. */
export function Masked({ text }: { text: string }) {
  const { t } = useTexts('gate');
  return (
    <span className={styles.masked} data-sensitive="" title={t('masked')}>
      <svg className={styles.lock} viewBox="0 0 16 16" width="12" height="12" aria-hidden="true">
        <path d="M4 7V5a4 4 0 1 1 8 0v2h.5A1.5 1.5 0 0 1 14 8.5v4a1.5 1.5 0 0 1-1.5 1.5h-9A1.5 1.5 0 0 1 2 12.5v-4A1.5 1.5 0 0 1 3.5 7zm1.5 0h5V5a2.5 2.5 0 0 0-5 0z" />
      </svg>
      <span>{text}</span>
      <span className="kd-hidden">{t('maskedSuffix')}</span>
    </span>
  );
}
