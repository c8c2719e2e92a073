import type { Lines } from '@/api/types';
import { useTexts } from '@/i18n/texts';
import type { ViewProps } from '../contract';
import { formatMoney } from '../money/format';
import { groupedDecimal } from '../number/decimal';
import styles from './lines.module.css';
import { amountOf, sumsOf } from './sums';

/** The lines as a table, on a phone as cards, and below them what they come to. */
export function LinesView({ value }: ViewProps<Lines>) {
  const { t } = useTexts('fields');
  const discounts = value.rows.some((row) => Number(row.discount) > 0);
  return (
    <div className={styles.lines}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('lines.name')}</th>
            <th scope="col" className={styles.figure}>
              {t('lines.quantity')}
            </th>
            <th scope="col" className={styles.figure}>
              {t('lines.price')}
            </th>
            {discounts ? (
              <th scope="col" className={styles.figure}>
                {t('lines.discount')}
              </th>
            ) : null}
            <th scope="col" className={styles.figure}>
              {t('lines.amount')}
            </th>
          </tr>
        </thead>
        <tbody>
          {value.rows.map((row, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: lines have no other name than their place
            <tr key={place}>
              <td className={styles.name}>{row.name}</td>
              <td className={styles.figure} data-label={t('lines.quantity')}>
                {groupedDecimal(row.quantity)} {row.unit}
              </td>
              <td className={styles.figure} data-label={t('lines.price')}>
                {groupedDecimal(row.price, 2)}
              </td>
              {discounts ? (
                <td className={styles.figure} data-label={t('lines.discount')}>
                  {Number(row.discount) > 0 ? `${row.discount}%` : '—'}
                </td>
              ) : null}
              <td className={styles.figure} data-label={t('lines.amount')}>
                {groupedDecimal(amountOf(row), 2)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Totals value={value} />
    </div>
  );
}

/** What the lines come to; the discount only where there is one. */
export function Totals({ value }: { value: Lines }) {
  const { t } = useTexts('fields');
  const sums = sumsOf(value);
  const money = (amount: string) => formatMoney({ amount, currency: value.currency });
  return (
    <dl className={styles.totals} aria-live="polite">
      {sums.discount === '0.00' ? null : (
        <>
          <div>
            <dt>{t('lines.list')}</dt>
            <dd>{money(sums.list)}</dd>
          </div>
          <div>
            <dt>{t('lines.off')}</dt>
            <dd>{money(`-${sums.discount}`)}</dd>
          </div>
        </>
      )}
      <div className={styles.total}>
        <dt>{t('lines.total')}</dt>
        <dd>{money(sums.total)}</dd>
      </div>
    </dl>
  );
}
