import { Link } from '@tanstack/react-router';
import { useTexts } from '@/i18n/texts';
import type { EditProps, FieldRenderer, FilterProps, ViewProps } from '../contract';
import styles from '../fields.module.css';
import { RecordSelect } from './RecordSelect';

function View({ value, field, refs }: ViewProps<string>) {
  const { t } = useTexts('fields');
  const name = refs[value];
  if (!name || !field.target) return <span>{name ?? t('relation.hidden')}</span>;
  return (
    <Link className={styles.link} to={`/records/${field.target}/${value}`}>
      {name}
    </Link>
  );
}

function Edit({ id, value, onChange, field, refs }: EditProps<string>) {
  return (
    <RecordSelect
      id={id}
      target={field.target ?? ''}
      value={value ?? null}
      onChange={(next) => onChange?.(next)}
      refs={refs}
      allowClear={!field.required}
    />
  );
}

function Filter({ field, value, onChange }: FilterProps) {
  const { t } = useTexts('fields');
  return (
    <RecordSelect
      target={field.target ?? ''}
      value={typeof value === 'string' && value ? value : null}
      onChange={onChange}
      label={t('filter.value')}
    />
  );
}

export const relation: FieldRenderer<string> = {
  View,
  Edit,
  Filter,
  text: (value, { refs }) => refs[value] ?? '',
  width: 150,
};
