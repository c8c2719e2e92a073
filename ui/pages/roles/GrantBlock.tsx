import { Button, Checkbox, Select } from 'antd';
import type { ObjectRights, RoleMatrix } from '@/api/matrix';
import type { Grant, Rows } from '@/api/types';
import { useText } from '@/i18n/text';
import { useTexts } from '@/i18n/texts';
import { FieldLines } from './FieldLines';
import { Outcome } from './Outcome';
import styles from './roles.module.css';

interface Props {
  title: string;
  grant: Grant;
  object: ObjectRights;
  matrix: RoleMatrix;
  disabled: boolean;
  /** Null takes the set away. */
  onChange: (grant: Grant | null) => void;
}

/** Which records, what may be done, how each field is seen. */
export function GrantBlock({ title, grant, object, matrix, disabled, onChange }: Props) {
  const { t } = useTexts('roles');
  const text = useText();
  const set = (change: Partial<Grant>) => onChange({ ...grant, ...change });
  // Only what can lie in a pool has rows of pools.
  const hasPools = object.fields.some((field) => field.name === 'pool');
  const rows = matrix.rows
    .filter((one) => one.value !== 'pool' || hasPools)
    .map((one) => ({ value: one.value, label: text(one.label) }));
  if (!rows.some((one) => one.value === grant.rows)) rows.push({ value: grant.rows, label: t('shared') });
  // Verbs that the object does not offer stay as they are: they grant nothing.
  const foreign = grant.verbs.filter((verb) => !object.verbs.some((one) => one.value === verb));
  return (
    <section className={styles.grant} aria-label={`${text(object.label)} ${title}`}>
      <div className={styles.grantHead}>
        <div className={styles.rows}>
          <span>{t('rows')}</span>
          <Select<Rows>
            value={grant.rows}
            options={rows}
            disabled={disabled}
            onChange={(next) => set({ rows: next })}
            aria-label={t('rows')}
          />
        </div>
        <span className={styles.about}>{title}</span>
        {disabled ? null : (
          <Button size="small" type="text" danger onClick={() => onChange(null)}>
            {t('removeGrant')}
          </Button>
        )}
      </div>
      <h3>{t('verbs')}</h3>
      <Checkbox.Group
        className={styles.verbs ?? ''}
        value={grant.verbs}
        disabled={disabled}
        options={object.verbs.map((one) => ({ value: one.value, label: text(one.label) }))}
        onChange={(verbs) => set({ verbs: [...foreign, ...verbs.map(String)] })}
        aria-label={t('verbs')}
      />
      {object.fields.length > 0 ? (
        <>
          <h3>{t('fields')}</h3>
          <p className={styles.about}>{t('fieldsHint')}</p>
          <FieldLines
            lines={grant.fields ?? []}
            object={object}
            disabled={disabled}
            onChange={(fields) => set({ fields })}
          />
          <Outcome lines={grant.fields ?? []} fields={object.fields} />
        </>
      ) : null}
    </section>
  );
}
