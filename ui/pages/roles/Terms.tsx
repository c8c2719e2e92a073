import type { ComponentType } from 'react';
import { useObject } from '@/api/queries';
import type { ClearValue, Field } from '@/api/types';
import type { EditProps } from '@/fields/contract';
import { rendererOf } from '@/fields/registry';
import { Value } from '@/fields/Value';
import { useText } from '@/i18n/text';
import { useTexts } from '@/i18n/texts';
import { Panel } from '@/kit/PageHeader';
import styles from './roles.module.css';
import { TERMS, type TermValues } from './terms';

type Name = (typeof TERMS)[number];

interface Props {
  values: TermValues;
  disabled: boolean;
  /** What the server said of single fields. */
  faults: Record<string, string>;
  onChange: (values: TermValues) => void;
}

/** Where from, when and how freshly proved the role's holders work. */
export function Terms({ values, disabled, faults, onChange }: Props) {
  const { t } = useTexts('roles');
  const role = useObject('role');
  const fields = TERMS.flatMap((name) => role?.fields.filter((field) => field.name === name) ?? []);
  if (fields.length === 0) return null;
  return (
    <Panel title={t('terms.title')}>
      <p className={styles.about}>{t('terms.hint')}</p>
      <div className={`${styles.names} ${styles.terms}`}>
        {fields.map((field) => (
          <Term
            key={field.name}
            field={field}
            value={values[field.name] ?? null}
            disabled={disabled}
            fault={faults[field.name]}
            onChange={(value) => onChange({ ...values, [field.name]: value })}
          />
        ))}
      </div>
    </Panel>
  );
}

interface TermProps {
  field: Field;
  value: ClearValue | null;
  disabled: boolean;
  fault: string | undefined;
  onChange: (value: ClearValue | null) => void;
}

function Term({ field, value, disabled, fault, onChange }: TermProps) {
  const { t } = useTexts('roles');
  const text = useText();
  const Edit = rendererOf(field.type).Edit as unknown as ComponentType<EditProps<ClearValue>>;
  const id = `role-${field.name}`;
  return (
    <div className={field.name === 'networks' || field.name === 'work_days' ? styles.wide : undefined}>
      <label htmlFor={id}>{text(field.label)}</label>
      {disabled ? (
        <p>{value === null ? t('terms.usual') : <Value field={field} value={value} refs={{}} />}</p>
      ) : (
        <Edit id={id} field={field} refs={{}} value={value} onChange={onChange} />
      )}
      {fault ? (
        <p role="alert" className={styles.fault}>
          {fault}
        </p>
      ) : (
        <p className={styles.about}>{t(`terms.of.${field.name as Name}`)}</p>
      )}
    </div>
  );
}
