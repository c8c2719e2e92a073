import { Input } from 'antd';
import type { EditProps } from '../contract';
import styles from '../fields.module.css';
import { line } from '../line';

export const address = {
  ...line({ max: 300, width: 220 }),
  View: ({ value }: { value: string }) => <span className={styles.prose}>{value}</span>,
  Edit: ({ id, value, onChange }: EditProps<string>) => (
    <Input.TextArea
      {...(id ? { id } : {})}
      rows={2}
      maxLength={300}
      value={value ?? ''}
      onChange={(event) => onChange?.(event.target.value === '' ? null : event.target.value)}
      autoComplete="off"
    />
  ),
};
