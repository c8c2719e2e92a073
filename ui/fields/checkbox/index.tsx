import { Select, Switch } from 'antd';
import { textsNow } from '@/i18n/now';
import { useTexts } from '@/i18n/texts';
import type { EditProps, FieldRenderer, FilterProps } from '../contract';
import styles from '../fields.module.css';

function View({ value }: { value: boolean }) {
  const { t } = useTexts();
  return <span>{t(value ? 'common:yes' : 'common:no')}</span>;
}

function Edit({ id, value, onChange }: EditProps<boolean>) {
  return <Switch {...(id ? { id } : {})} checked={value ?? false} onChange={(on) => onChange?.(on)} />;
}

function Filter({ value, onChange }: FilterProps) {
  const { t } = useTexts('fields');
  return (
    <Select
      className={styles.wide ?? ''}
      value={typeof value === 'boolean' ? value : undefined}
      onChange={onChange}
      options={[
        { value: true, label: t('common:yes') },
        { value: false, label: t('common:no') },
      ]}
      placeholder={t('filter.choose')}
      aria-label={t('filter.value')}
    />
  );
}

export const checkbox: FieldRenderer<boolean> = {
  View,
  Edit,
  Filter,
  text: (value) => textsNow(value ? 'common:yes' : 'common:no'),
  width: 90,
};
