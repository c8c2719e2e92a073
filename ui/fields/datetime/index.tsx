import { formatMoment } from '@/i18n/time';
import type { EditProps, FieldRenderer } from '../contract';
import { DayFilter } from '../date';
import styles from '../fields.module.css';
import { later } from '../later';

const MomentPicker = later(() => import('./MomentPicker'));

export const datetime: FieldRenderer<string> = {
  View: ({ value }) => (
    <time dateTime={value} className={styles.figures}>
      {formatMoment(value)}
    </time>
  ),
  Edit: ({ id, value, onChange }: EditProps<string>) => (
    <MomentPicker id={id} value={value ?? null} onChange={(moment) => onChange?.(moment)} />
  ),
  Filter: DayFilter,
  text: formatMoment,
  width: 140,
};
