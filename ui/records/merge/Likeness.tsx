import type { ObjectDeclaration } from '@/api/types';
import { useText } from '@/i18n/text';
import { useTexts } from '@/i18n/texts';
import styles from './merge.module.css';
import type { Why } from './queries';
import { sureness } from './score';

/** How likely two records are one, in words and as a number. */
export function Score({ percent }: { percent: number }) {
  const { t } = useTexts('merge');
  const sure = sureness(percent);
  return (
    <span className={styles.score} data-sure={sure}>
      {t('score', { words: t(sure), percent })}
    </span>
  );
}

/** Which fields agree, never their values. */
export function Reasons({ object, why }: { object: ObjectDeclaration; why: Why[] }) {
  const { t } = useTexts('merge');
  const text = useText();
  const label = (name: string) => text(object.fields.find((one) => one.name === name)?.label) || name;
  return (
    <span className={styles.reasons}>
      {why.map((one) => (
        <span key={one.field} className={styles.reason}>
          {t(one.same ? 'same' : 'alike', { field: label(one.field) })}
        </span>
      ))}
    </span>
  );
}
