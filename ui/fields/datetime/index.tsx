import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import { formatMoment } from '@/i18n/time';
import type { EditProps, FieldRenderer } from '../contract';
import { DayFilter } from '../date';
import styles from '../fields.module.css';

function Edit({ id, value, onChange }: EditProps<string>) {
  return (
    <DatePicker
      {...(id ? { id } : {})}
      className={styles.wide ?? ''}
      showTime={{ format: 'HH:mm' }}
      format="YYYY-MM-DD HH:mm"
      value={value ? dayjs(value) : null}
      onChange={(moment) => onChange?.(moment ? moment.toISOString() : null)}
    />
  );
}

export const datetime: FieldRenderer<string> = {
  View: ({ value }) => (
    <time dateTime={value} className={styles.figures}>
      {formatMoment(value)}
    </time>
  ),
  Edit,
  Filter: DayFilter,
  text: formatMoment,
  width: 140,
};
