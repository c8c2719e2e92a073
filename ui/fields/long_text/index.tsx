import { Input } from 'antd';
import type { EditProps } from '../contract';
import styles from '../fields.module.css';
import { line } from '../line';

export const longText = {
  ...line({ max: 20_000, width: 240 }),
  View: ({ value }: { value: string }) => <span className={styles.prose}>{value}</span>,
  Edit: ({ id, value, onChange }: EditProps<string>) => (
    <Input.TextArea
      {...(id ? { id } : {})}
      autoSize={{ minRows: 3, maxRows: 12 }}
      maxLength={20_000}
      value={value ?? ''}
      onChange={(event) => onChange?.(event.target.value === '' ? null : event.target.value)}
    />
  ),
  text: (value: string) => value.replace(/\s+/g, ' ').trim(),
};
