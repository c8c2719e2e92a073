import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import styles from '../fields.module.css';

interface Props {
  id?: string | undefined;
  value: string | null;
  /** A day as `YYYY-MM-DD`, or null. */
  onChange: (day: string | null) => void;
  label?: string;
  placeholder?: string;
}

export default function DayPicker({ id, value, onChange, label, placeholder }: Props) {
  return (
    <DatePicker
      {...(id ? { id } : {})}
      className={styles.wide ?? ''}
      value={value ? dayjs(value) : null}
      onChange={(day) => onChange(day ? day.format('YYYY-MM-DD') : null)}
      {...(label ? { 'aria-label': label } : {})}
      {...(placeholder ? { placeholder } : {})}
    />
  );
}
