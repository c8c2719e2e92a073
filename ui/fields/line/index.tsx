import { Input, Select } from 'antd';
import type { ComponentType } from 'react';
import { useTexts } from '@/i18n/texts';
import type { EditProps, FieldRenderer, FilterProps } from '../contract';
import styles from '../fields.module.css';

interface LineOptions {
  /** The most characters that the input takes; the server's limit is what counts. */
  max?: number;
  inputMode?: 'text' | 'tel' | 'email' | 'url' | 'numeric';
  width?: number;
  /** How a clear value is spaced for the eye. */
  format?: (value: string) => string;
  figures?: boolean;
}

/** A field type whose value is one line of text: most of the sealed ones. */
export function line({
  max = 200,
  inputMode = 'text',
  width = 160,
  format = (v) => v,
  figures,
}: LineOptions): FieldRenderer<string> {
  const Edit: ComponentType<EditProps<string>> = ({ id, value, onChange }) => (
    <Input
      {...(id ? { id } : {})}
      value={value ?? ''}
      onChange={(event) => onChange?.(event.target.value === '' ? null : event.target.value)}
      maxLength={max}
      inputMode={inputMode}
      autoComplete="off"
    />
  );
  return {
    View: ({ value }) => <span className={figures ? styles.figures : undefined}>{format(value)}</span>,
    Edit,
    Filter: LineFilter,
    text: format,
    width,
  };
}

/** A word to look for, or several of them. */
export function LineFilter({ operator, value, onChange }: FilterProps) {
  const { t } = useTexts('fields');
  if (operator === 'in') {
    return (
      <Select
        mode="tags"
        className={styles.wide ?? ''}
        value={Array.isArray(value) ? (value as string[]) : []}
        onChange={onChange}
        open={false}
        suffixIcon={null}
        placeholder={t('filter.several')}
        aria-label={t('filter.value')}
      />
    );
  }
  return (
    <Input
      value={typeof value === 'string' ? value : ''}
      onChange={(event) => onChange(event.target.value)}
      placeholder={t('filter.value')}
      aria-label={t('filter.value')}
      maxLength={200}
      autoComplete="off"
    />
  );
}
