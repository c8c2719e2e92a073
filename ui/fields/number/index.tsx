import { InputNumber } from 'antd';
import { useTexts } from '@/i18n/texts';
import type { EditProps, FieldRenderer, FilterProps } from '../contract';
import styles from '../fields.module.css';
import { groupedDecimal } from './decimal';

function Edit({ id, value, onChange }: EditProps<string>) {
  return (
    <InputNumber<string>
      {...(id ? { id } : {})}
      className={styles.wide ?? ''}
      stringMode
      inputMode="decimal"
      controls={false}
      value={value ?? null}
      onChange={(next) => onChange?.(next === null || next === '' ? null : String(next))}
    />
  );
}

/** A decimal to compare with; it stays a string so that no digit is lost. */
export function DecimalFilter({ value, onChange }: FilterProps) {
  const { t } = useTexts('fields');
  return (
    <InputNumber<string>
      className={styles.wide ?? ''}
      stringMode
      inputMode="decimal"
      controls={false}
      value={typeof value === 'string' ? value : null}
      onChange={(next) => onChange(next === null ? '' : String(next))}
      placeholder={t('filter.value')}
      aria-label={t('filter.value')}
    />
  );
}

export const number: FieldRenderer<string> = {
  View: ({ value }) => <span className={styles.figures}>{groupedDecimal(value)}</span>,
  Edit,
  Filter: DecimalFilter,
  text: (value) => groupedDecimal(value),
  width: 110,
  numeric: true,
};
