import { Select, Space } from 'antd';
import type { Money } from '@/api/types';
import { useTexts } from '@/i18n/texts';
import type { EditProps, FieldRenderer } from '../contract';
import styles from '../fields.module.css';
import { DecimalFilter, DecimalInput } from '../number';
import { formatMoney, SIGNS } from './format';

const CURRENCIES = Object.keys(SIGNS).map((code) => ({ value: code, label: code }));

function Edit({ id, value, onChange }: EditProps<Money>) {
  const { t } = useTexts('fields');
  const currency = value?.currency ?? 'CNY';
  return (
    <Space.Compact block>
      <Select
        value={currency}
        options={CURRENCIES}
        onChange={(next) => value && onChange?.({ ...value, currency: next })}
        aria-label={t('money.currency')}
        style={{ width: 84 }}
      />
      <DecimalInput
        id={id}
        value={value?.amount ?? null}
        onChange={(amount) => onChange?.(amount === null ? null : { amount, currency })}
      />
    </Space.Compact>
  );
}

export const money: FieldRenderer<Money> = {
  View: ({ value }) => <span className={styles.figures}>{formatMoney(value)}</span>,
  Edit,
  Filter: DecimalFilter,
  text: formatMoney,
  width: 130,
  numeric: true,
};
