import { Select } from 'antd';
import { useColleagues } from '@/api/colleagues';
import { joinList } from '@/i18n/list';
import { useTexts } from '@/i18n/texts';
import type { EditProps, FieldRenderer, FilterProps, ViewProps } from '../contract';
import styles from '../fields.module.css';
import { RecordSelect } from '../relation/RecordSelect';

function View({ value, refs }: ViewProps<string[]>) {
  const { t } = useTexts('fields');
  return (
    <span className={styles.options}>
      {value.map((id) => (
        <span key={id} className={styles.chip}>
          {refs[id] ?? t('user.unknown')}
        </span>
      ))}
    </span>
  );
}

function Edit({ id, value, onChange }: EditProps<string[]>) {
  const colleagues = useColleagues(true);
  return (
    <Select
      {...(id ? { id } : {})}
      mode="multiple"
      value={value ?? []}
      onChange={(next) => onChange?.(next.length === 0 ? null : next)}
      options={colleagues.map((one) => ({ value: one.id, label: one.name }))}
      showSearch={{ optionFilterProp: 'label' }}
    />
  );
}

function Filter({ value, onChange }: FilterProps) {
  const { t } = useTexts('fields');
  return (
    <RecordSelect
      target="user"
      value={typeof value === 'string' && value ? value : null}
      onChange={onChange}
      label={t('filter.value')}
    />
  );
}

export const users: FieldRenderer<string[]> = {
  View,
  Edit,
  Filter,
  text: (value, { refs, language }) =>
    joinList(
      value.map((id) => refs[id] ?? '').filter((name) => name !== ''),
      language,
    ),
  width: 160,
};
