import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Input, Select } from 'antd';
import type { Line, Lines } from '@/api/types';
import { useTexts } from '@/i18n/texts';
import type { EditProps } from '../contract';
import { SIGNS } from '../money/format';
import { DecimalInput } from '../number';
import { groupedDecimal } from '../number/decimal';
import { Totals } from './LinesView';
import styles from './lines.module.css';
import { ProductName } from './ProductName';
import { amountOf } from './sums';

const CURRENCIES = Object.keys(SIGNS).map((code) => ({ value: code, label: code }));
const EMPTY: Line = { product: null, name: '', unit: '', quantity: '1', price: '0', discount: '0' };
/** As many as the server takes. */
const MOST = 200;

/** A table of lines to be filled in; on a phone each line stands as a card. */
export default function LinesEdit({ id, value, onChange }: EditProps<Lines>) {
  const { t } = useTexts('fields');
  const now: Lines = value ?? { currency: 'CNY', rows: [] };
  const set = (rows: Line[]) => onChange?.(rows.length > 0 ? { ...now, rows } : null);
  const change = (place: number, part: Partial<Line>) =>
    set(now.rows.map((row, at) => (at === place ? { ...row, ...part } : row)));
  return (
    <div className={styles.lines} id={id}>
      {now.rows.length > 0 ? (
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t('lines.name')}</th>
              <th scope="col" className={styles.unit}>
                {t('lines.unit')}
              </th>
              <th scope="col" className={styles.number}>
                {t('lines.quantity')}
              </th>
              <th scope="col" className={styles.price}>
                {t('lines.price')}
              </th>
              <th scope="col" className={styles.number}>
                {t('lines.discount')}
              </th>
              <th scope="col" className={styles.figure}>
                {t('lines.amount')}
              </th>
              <th scope="col" aria-label={t('lines.remove')} />
            </tr>
          </thead>
          <tbody>
            {now.rows.map((row, place) => (
              <Row
                // biome-ignore lint/suspicious/noArrayIndexKey: lines have no other name than their place
                key={place}
                row={row}
                place={place + 1}
                currency={now.currency}
                onChange={(part) => change(place, part)}
                onRemove={() => set(now.rows.filter((_, at) => at !== place))}
              />
            ))}
          </tbody>
        </table>
      ) : null}
      <div className={styles.foot}>
        <Button
          icon={<PlusOutlined />}
          disabled={now.rows.length >= MOST}
          onClick={() => set([...now.rows, EMPTY])}
        >
          {t('lines.add')}
        </Button>
        {now.rows.length > 0 ? (
          <>
            <Select
              value={now.currency}
              options={CURRENCIES}
              onChange={(currency) => onChange?.({ ...now, currency })}
              aria-label={t('money.currency')}
              style={{ width: 90 }}
            />
            <Totals value={now} />
          </>
        ) : null}
      </div>
    </div>
  );
}

interface RowProps {
  row: Line;
  place: number;
  currency: string;
  onChange: (part: Partial<Line>) => void;
  onRemove: () => void;
}

function Row({ row, place, currency, onChange, onRemove }: RowProps) {
  const { t } = useTexts('fields');
  const label = (what: 'name' | 'unit' | 'quantity' | 'price' | 'discount') =>
    t('lines.of', { what: t(`lines.${what}`), place });
  return (
    <tr>
      <td className={styles.name}>
        <ProductName row={row} currency={currency} label={label('name')} onChange={onChange} />
      </td>
      <td data-label={t('lines.unit')}>
        <Input
          value={row.unit}
          maxLength={20}
          onChange={(event) => onChange({ unit: event.target.value })}
          aria-label={label('unit')}
        />
      </td>
      {(['quantity', 'price', 'discount'] as const).map((what) => (
        <td key={what} data-label={t(`lines.${what}`)}>
          <DecimalInput
            value={row[what]}
            onChange={(decimal) => onChange({ [what]: decimal ?? '' })}
            label={label(what)}
          />
        </td>
      ))}
      <td className={styles.figure} data-label={t('lines.amount')}>
        {groupedDecimal(amountOf(row) || '—', 2)}
      </td>
      <td className={styles.remove}>
        <Button
          type="text"
          icon={<DeleteOutlined />}
          onClick={onRemove}
          aria-label={t('lines.of', { what: t('lines.remove'), place })}
        />
      </td>
    </tr>
  );
}
