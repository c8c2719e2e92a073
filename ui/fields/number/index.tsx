import { useTexts } from '@/i18n/texts';
import type { EditProps, FieldRenderer, FilterProps } from '../contract';
import styles from '../fields.module.css';
import { later } from '../later';
import { groupedDecimal } from './decimal';

export const DecimalInput = later(() => import('./DecimalInput'));

/** A decimal to compare with. */
export function DecimalFilter({ value, onChange }: FilterProps) {
  const { t } = useTexts('fields');
  return (
    <DecimalInput
      value={typeof value === 'string' ? value : null}
      onChange={(next) => onChange(next ?? '')}
      label={t('filter.value')}
    />
  );
}

export const number: FieldRenderer<string> = {
  View: ({ value }) => <span className={styles.figures}>{groupedDecimal(value)}</span>,
  Edit: ({ id, value, onChange }: EditProps<string>) => (
    <DecimalInput id={id} value={value ?? null} onChange={(next) => onChange?.(next)} />
  ),
  Filter: DecimalFilter,
  text: (value) => groupedDecimal(value),
  width: 110,
  numeric: true,
};
