import type { DataRecord } from '@/api/types';
import { useTexts } from '@/i18n/texts';
import { formatMoment } from '@/i18n/time';
import styles from './merge.module.css';

/** Days in which a merge can be undone. */
const DAYS = 30;

interface Props {
  pair: [DataRecord, DataRecord];
  kept: string;
  onKeep: (id: string) => void;
}

/** Which of the two stays. */
export function Survivor({ pair, kept, onKeep }: Props) {
  const { t } = useTexts('merge');
  return (
    <fieldset className={styles.part}>
      <legend className={styles.legend}>{t('dialog.keep')}</legend>
      <div className={styles.survivors}>
        {pair.map((one) => {
          const owner = one.owner ? one.refs?.[one.owner] : undefined;
          const above = one.parent ? one.refs?.[one.parent] : undefined;
          return (
            <label key={one.id} className={styles.survivor} data-kept={kept === one.id}>
              <input
                type="radio"
                name="merge-kept"
                checked={kept === one.id}
                onChange={() => onKeep(one.id)}
              />
              <span className={styles.who}>
                <strong>{one.title || '—'}</strong>
                <span className={styles.quiet}>
                  {above ? `${t('at', { name: above })} · ` : ''}
                  {owner ? `${t('owner', { name: owner })} · ` : ''}
                  {t('dialog.created', { at: formatMoment(one.created_at) })}
                </span>
                <span className={styles.keep}>{kept === one.id ? t('dialog.keepThis') : ''}</span>
              </span>
            </label>
          );
        })}
      </div>
      <p className={styles.quiet}>{t('dialog.keepHint', { days: DAYS })}</p>
    </fieldset>
  );
}
