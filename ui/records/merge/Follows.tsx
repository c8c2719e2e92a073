import { useObjects } from '@/api/queries';
import type { DataRecord } from '@/api/types';
import { useText } from '@/i18n/text';
import { useTexts } from '@/i18n/texts';
import styles from './merge.module.css';

interface Props {
  along: { object: string; count: number }[] | undefined;
  loser: DataRecord;
}

/** What goes along, by object; only what the person may see is counted. */
export function Follows({ along, loser }: Props) {
  const { t } = useTexts('merge');
  const text = useText();
  const objects = useObjects();
  const label = (name: string) => text(objects.find((one) => one.name === name)?.plural) || name;
  return (
    <section className={styles.part} aria-label={t('dialog.follows')} aria-busy={!along}>
      <h3 className={styles.legend}>{t('dialog.follows')}</h3>
      {along && along.length === 0 ? <p className={styles.quiet}>{t('dialog.followsNone')}</p> : null}
      {along && along.length > 0 ? (
        <>
          <p className={styles.quiet}>{t('dialog.followsHint', { title: loser.title })}</p>
          <ul className={styles.follows}>
            {along.map((one) => (
              <li key={one.object}>{t('dialog.follow', { what: label(one.object), count: one.count })}</li>
            ))}
          </ul>
        </>
      ) : null}
      <p className={styles.quiet}>{t('dialog.starred')}</p>
    </section>
  );
}
