import { Form, type FormInstance } from 'antd';
import type { ObjectDeclaration } from '@/api/types';
import { useTexts } from '@/i18n/texts';
import type { FormValues } from '../form/values';
import { Reasons, Score } from './Likeness';
import styles from './merge.module.css';
import { useDraft } from './useDraft';

/** Records that one form tells of. */
const MOST = 3;

/** That what is being written may be there already: what this person may see, and of others who holds it. */
export function DraftHint({ object, form }: { object: ObjectDeclaration; form: FormInstance<FormValues> }) {
  const { t } = useTexts('merge');
  const values = Form.useWatch([], form) as FormValues | undefined;
  const found = useDraft(object, values);
  const names = found?.elsewhere.filter(Boolean) ?? [];
  const isHeld = (found?.elsewhere.length ?? 0) > 0;
  const nothing = !found || (found.items.length === 0 && !isHeld && !found.limited);
  return (
    <div role="status" aria-live="polite">
      {nothing ? null : (
        <div className={styles.hint}>
          {found.items.length > 0 ? <strong>{t('form.found')}</strong> : null}
          <ul className={styles.hintList}>
            {found.items.slice(0, MOST).map((one) => (
              <li key={one.id}>
                <a
                  href={`/records/${object.name}/${one.id}`}
                  target="_blank"
                  rel="noreferrer"
                  aria-label={t('form.open', { title: one.title })}
                >
                  {one.title}
                </a>
                <span className={styles.quiet}>
                  {one.above ? `${t('at', { name: one.above })} · ` : ''}
                  {one.owner_name ? t('owner', { name: one.owner_name }) : ''}
                </span>
                <Score percent={one.percent} />
                <Reasons object={object} why={one.why} />
              </li>
            ))}
            {isHeld ? (
              <li>{names.length > 0 ? t('form.held', { names: names.join('、') }) : t('form.heldNobody')}</li>
            ) : null}
            {found.limited ? <li className={styles.quiet}>{t('form.limited')}</li> : null}
          </ul>
        </div>
      )}
    </div>
  );
}
