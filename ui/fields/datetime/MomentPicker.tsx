import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import styles from '../fields.module.css';

interface Props {
  id?: string | undefined;
  value: string | null;
  /** A moment as RFC 3339 in UTC, or null. */
  onChange: (moment: string | null) => void;
}

export default function MomentPicker({ id, value, onChange }: Props) {
  return (
    <DatePicker
      {...(id ? { id } : {})}
      className={styles.wide ?? ''}
      showTime={{ format: 'HH:mm' }}
      format="YYYY-MM-DD HH:mm"
      value={value ? dayjs(value) : null}
      onChange={(moment) => onChange(moment ? moment.toISOString() : null)}
    />
  );
}
