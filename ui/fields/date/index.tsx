import { useTexts } from '@/i18n/texts';
import { formatDay } from '@/i18n/time';
import type { EditProps, FieldRenderer, FilterProps } from '../contract';
import styles from '../fields.module.css';
import { later } from '../later';

const DayPicker = later(() => import('./DayPicker'));

function View({ value }: { value: string }) {
  const { language } = useTexts();
  return <span className={styles.figures}>{formatDay(value, language)}</span>;
}

/** A day to compare with; moments are compared by days as well. */
export function DayFilter({ value, onChange }: FilterProps) {
  const { t } = useTexts('fields');
  return (
    <DayPicker
      value={typeof value === 'string' && value ? value : null}
      onChange={(day) => onChange(day ?? '')}
      label={t('filter.value')}
    />
  );
}

export const date: FieldRenderer<string> = {
  View,
  Edit: ({ id, value, onChange }: EditProps<string>) => (
    <DayPicker id={id} value={value ?? null} onChange={(day) => onChange?.(day)} />
  ),
  Filter: DayFilter,
  text: (value, { language }) => formatDay(value, language),
  width: 130,
};
