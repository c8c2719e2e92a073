import type { ObjectRights } from '@/api/matrix';
import { joinList } from '@/i18n/list';
import { useText } from '@/i18n/text';
import { useTexts } from '@/i18n/texts';
import { byView, type FieldLine } from './grants';
import styles from './roles.module.css';

const ORDER = ['clear', 'reveal', 'masked', 'hidden'] as const;

/** What the rules come to, field by field. */
export function Outcome({ lines, fields }: { lines: FieldLine[]; fields: ObjectRights['fields'] }) {
  const { t, language } = useTexts('roles');
  const text = useText();
  const sorted = byView(lines, fields);
  return (
    <dl className={styles.outcome} aria-label={t('result')}>
      {ORDER.filter((view) => sorted[view].length > 0).map((view) => (
        <div key={view}>
          <dt className={styles[view]}>{t(`views.${view}`)}</dt>
          <dd>
            {joinList(
              sorted[view].map((one) => text(one.field.label) + (one.edit ? t('editable') : '')),
              language,
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}
