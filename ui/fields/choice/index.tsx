import { Select } from 'antd';
import type { CSSProperties } from 'react';
import type { Field } from '@/api/types';
import { pick, useText } from '@/i18n/text';
import { useTexts } from '@/i18n/texts';
import type { EditProps, FieldRenderer, FilterProps } from '../contract';
import styles from '../fields.module.css';

/** One option with its coloured dot; a value that is no longer offered shows itself. */
export function OptionLabel({ field, value }: { field: Field; value: string }) {
  const text = useText();
  const option = field.options?.find((one) => one.value === value);
  return (
    <span className={styles.option}>
      {option?.color ? <Dot color={option.color} /> : null}
      {option ? text(option.label) : value}
    </span>
  );
}

function Dot({ color }: { color: string }) {
  return <span className={styles.dot} style={{ '--dot': color } as CSSProperties} aria-hidden />;
}

export function useOptions(field: Field) {
  const text = useText();
  return (field.options ?? []).map((one) => ({ value: one.value, label: text(one.label) }));
}

/** What a record may be given: all but what is kept where it stands. */
export function offered(field: Field, taken: string[]): Field {
  const there = (field.options ?? []).filter((one) => !one.kept || taken.includes(one.value));
  return { ...field, options: there };
}

export function optionText(field: Field, value: string, language: string): string {
  const option = field.options?.find((one) => one.value === value);
  return option ? pick(option.label, language) : value;
}

function Edit({ id, value, onChange, field }: EditProps<string>) {
  const options = useOptions(offered(field, value ? [value] : []));
  return (
    <Select
      {...(id ? { id } : {})}
      value={value ?? null}
      onChange={(next) => onChange?.(next ?? null)}
      options={options}
      allowClear={!field.required}
      showSearch={{ optionFilterProp: 'label' }}
    />
  );
}

/** One option, or any of several. */
export function ChoiceFilter({ field, operator, value, onChange }: FilterProps) {
  const { t } = useTexts('fields');
  const options = useOptions(field);
  const label = t('filter.value');
  return operator === 'in' ? (
    <Select
      className={styles.wide ?? ''}
      mode="multiple"
      value={Array.isArray(value) ? (value as string[]) : []}
      onChange={onChange}
      options={options}
      placeholder={t('filter.choose')}
      aria-label={label}
      showSearch={{ optionFilterProp: 'label' }}
    />
  ) : (
    <Select
      className={styles.wide ?? ''}
      value={typeof value === 'string' ? value : null}
      onChange={onChange}
      options={options}
      placeholder={t('filter.choose')}
      aria-label={label}
      showSearch={{ optionFilterProp: 'label' }}
    />
  );
}

export const choice: FieldRenderer<string> = {
  View: ({ value, field }) => <OptionLabel field={field} value={value} />,
  Edit,
  Filter: ChoiceFilter,
  text: (value, { field, language }) => optionText(field, value, language),
  width: 110,
};
