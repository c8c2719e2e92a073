import { DatePicker, Input } from 'antd';
import dayjs from 'dayjs';
import { useNarrow } from '@/kit/useNarrow';
import styles from '../fields.module.css';

interface Props {
  id?: string | undefined;
  value: string | null;
  /** A moment as RFC 3339 in UTC, or null. */
  onChange: (moment: string | null) => void;
}

/** A day and a time; on a phone its own wheels, as a month beside hours is wider than the screen. */
export default function MomentPicker({ id, value, onChange }: Props) {
  const narrow = useNarrow();
  const given = id ? { id } : {};
  if (narrow) {
    return (
      <Input
        {...given}
        type="datetime-local"
        className={styles.wide ?? ''}
        value={value ? dayjs(value).format('YYYY-MM-DDTHH:mm') : ''}
        onChange={({ target }) => onChange(target.value ? dayjs(target.value).toISOString() : null)}
      />
    );
  }
  return (
    <DatePicker
      {...given}
      className={styles.wide ?? ''}
      showTime={{ format: 'HH:mm' }}
      format="YYYY-MM-DD HH:mm"
      value={value ? dayjs(value) : null}
      onChange={(moment) => onChange(moment ? moment.toISOString() : null)}
    />
  );
}
