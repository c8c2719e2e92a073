import { Select } from 'antd';
import { joinList } from '@/i18n/list';
import { ChoiceFilter, OptionLabel, offered, optionText, useOptions } from '../choice';
import type { EditProps, FieldRenderer } from '../contract';
import styles from '../fields.module.css';

function Edit({ id, value, onChange, field }: EditProps<string[]>) {
  return (
    <Select
      {...(id ? { id } : {})}
      mode="multiple"
      value={value ?? []}
      onChange={(next) => onChange?.(next.length === 0 ? null : next)}
      options={useOptions(offered(field, value ?? []))}
      showSearch={{ optionFilterProp: 'label' }}
    />
  );
}

export const choices: FieldRenderer<string[]> = {
  View: ({ value, field }) => (
    <span className={styles.options}>
      {value.map((one) => (
        <span key={one} className={styles.chip}>
          <OptionLabel field={field} value={one} />
        </span>
      ))}
    </span>
  ),
  Edit,
  Filter: ChoiceFilter,
  text: (value, { field, language }) => {
    const labels = value.map((one) => optionText(field, one, language));
    return joinList(labels, language);
  },
  width: 180,
};
