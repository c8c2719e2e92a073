import { InputNumber } from 'antd';
import styles from '../fields.module.css';

interface Props {
  id?: string | undefined;
  value: string | null;
  /** A decimal as it was typed, so that no digit is lost; null for none. */
  onChange: (decimal: string | null) => void;
  label?: string;
}

export default function DecimalInput({ id, value, onChange, label }: Props) {
  return (
    <InputNumber<string>
      {...(id ? { id } : {})}
      className={styles.wide ?? ''}
      stringMode
      inputMode="decimal"
      controls={false}
      value={value}
      onChange={(next) => onChange(next === null || next === '' ? null : String(next))}
      {...(label ? { 'aria-label': label, placeholder: label } : {})}
    />
  );
}
