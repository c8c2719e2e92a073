import type { Field, ObjectDeclaration } from '@/api/types';
import { Value } from '@/fields/Value';
import { useText } from '@/i18n/text';
import { useTexts } from '@/i18n/texts';
import styles from './changes.module.css';
import type { ChangedField, ManyPreview } from './queries';

/** What an act would do: how many, what not and why, and a few of them before and after. */
export function Tried({ object, told }: { object: ObjectDeclaration; told: ManyPreview }) {
  const { t } = useTexts('changes');
  const refused = told.refused.reduce((sum, one) => sum + one.count, 0);
  const numbers = [
    ['willChange', told.changes],
    ['willStay', told.same],
    ['willRefuse', refused],
  ] as const;
  return (
    <div role="status">
      <dl className={styles.numbers}>
        {numbers.map(([key, count]) => (
          <div key={key}>
            <dt>{t(key)}</dt>
            <dd>{count.toLocaleString('en-US')}</dd>
          </div>
        ))}
      </dl>
      {told.refused.length > 0 ? (
        <ul className={styles.why}>
          {told.refused.map((one) => (
            <li key={one.code}>{t('leftAlone', { why: one.detail, count: one.count })}</li>
          ))}
        </ul>
      ) : null}
      {told.sample.length > 0 ? (
        <>
          <p className={styles.hint}>{t('sample', { count: told.sample.length })}</p>
          <ul className={styles.samples}>
            {told.sample.map((one) => (
              <li key={one.id} className={styles.sample}>
                <strong>{one.title}</strong>
                {one.fields.map((change) => (
                  <Line key={change.field} object={object} change={change} refs={told.refs} />
                ))}
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </div>
  );
}

interface LineProps {
  object: ObjectDeclaration;
  change: ChangedField;
  refs: Record<string, string>;
}

function Line({ object, change, refs }: LineProps) {
  const { t } = useTexts('changes');
  const text = useText();
  const field = object.fields.find((one) => one.name === change.field) ?? ownerField();
  const label = change.field === 'owner' ? t('owner') : text(field.label);
  return (
    <span className={styles.change}>
      <span className={styles.label}>{label}</span>
      <Value field={field} value={change.from ?? null} refs={refs} />
      <span aria-hidden>→</span>
      <span className="kd-hidden">{t('becomes')}</span>
      <Value field={field} value={change.to ?? null} refs={refs} />
    </span>
  );
}

/** The owner is no field of the declaration and is shown as a colleague. */
function ownerField(): Field {
  return {
    name: 'owner',
    label: { zh: '', en: '' },
    type: 'user',
    class: 'low',
    purpose: '',
    audience: '',
    required: false,
    unique: false,
    custom: false,
    read_only: true,
    searches: [],
    operators: [],
    sortable: false,
    list_default: false,
    view: 'clear',
    edit: false,
  };
}
