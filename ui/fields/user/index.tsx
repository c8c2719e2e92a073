import { useTexts } from '@/i18n/texts';
import type { EditProps, FieldRenderer, FilterProps, ViewProps } from '../contract';
import { RecordSelect } from '../relation/RecordSelect';

function View({ value, refs }: ViewProps<string>) {
  const { t } = useTexts('fields');
  return <span>{refs[value] ?? t('user.unknown')}</span>;
}

function Edit({ id, value, onChange, field, refs }: EditProps<string>) {
  return (
    <RecordSelect
      id={id}
      target="user"
      value={value ?? null}
      onChange={(next) => onChange?.(next)}
      refs={refs}
      allowClear={!field.required}
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

export const user: FieldRenderer<string> = {
  View,
  Edit,
  Filter,
  text: (value, { refs }) => refs[value] ?? '',
  width: 110,
};
