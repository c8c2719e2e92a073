import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import { useTexts } from '@/i18n/texts';
import { formatDay } from '@/i18n/time';
import type { EditProps, FieldRenderer, FilterProps } from '../contract';
import styles from '../fields.module.css';

function View({ value }: { value: string }) {
  const { language } = useTexts();
  return <span className={styles.figures}>{formatDay(value, language)}</span>;
}

function Edit({ id, value, onChange }: EditProps<string>) {
  return (
    <DatePicker
      {...(id ? { id } : {})}
      className={styles.wide ?? ''}
      value={value ? dayjs(value) : null}
      onChange={(day) => onChange?.(day ? day.format('YYYY-MM-DD') : null)}
    />
  );
}

/** A day to compare with; moments are compared by days as well. */
export function DayFilter({ value, onChange }: FilterProps) {
  const { t } = useTexts('fields');
  return (
    <DatePicker
      className={styles.wide ?? ''}
      value={typeof value === 'string' && value ? dayjs(value) : null}
      onChange={(day) => onChange(day ? day.format('YYYY-MM-DD') : '')}
      aria-label={t('filter.value')}
    />
  );
}

export const date: FieldRenderer<string> = {
  View,
  Edit,
  Filter: DayFilter,
  text: (value, { language }) => formatDay(value, language),
  width: 130,
};
