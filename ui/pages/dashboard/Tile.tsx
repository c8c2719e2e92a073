import { BarChartOutlined, TableOutlined } from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import { Button, Segmented, Skeleton } from 'antd';
import { type ReactNode, useState } from 'react';
import { isProblem } from '@/api/problem';
import { useTexts } from '@/i18n/texts';
import { problemText } from '@/kit/problemText';
import styles from './dashboard.module.css';
import type { Figures } from './figures';
import type { Behind, Row } from './types';

/** A number or a name that leads to the records behind it. */
export function BehindLink({ behind, children }: { behind?: Behind | undefined; children: ReactNode }) {
  if (!behind) return <span>{children}</span>;
  return (
    <Link
      to="/records/$object"
      params={{ object: behind.object }}
      search={{ filter: behind.filter } as never}
      className={styles.behind}
    >
      {children}
    </Link>
  );
}

/** What a tile shows before, without and instead of its figures. */
export function TileBody({
  found,
  empty,
  children,
}: {
  found: Pick<Figures, 'pending' | 'error' | 'retry' | 'converted'>;
  empty: boolean;
  children: ReactNode;
}) {
  const { t } = useTexts('dashboard');
  if (isProblem(found.error) && found.error.status === 403)
    return <p className={styles.note}>{t('common:state.noPermissionTitle')}</p>;
  if (found.error) {
    return (
      <div className={styles.note} role="alert">
        <p>{problemText(found.error, t)}</p>
        <Button size="small" onClick={found.retry}>
          {t('common:retry')}
        </Button>
      </div>
    );
  }
  if (found.pending) {
    return (
      <div role="status" aria-label={t('common:loading')}>
        <Skeleton active title={false} paragraph={{ rows: 5 }} />
      </div>
    );
  }
  if (empty) return <p className={styles.note}>{t('nothing')}</p>;
  return (
    <>
      {children}
      {found.converted ? <p className={styles.converted}>{t('inYuan')}</p> : null}
    </>
  );
}

interface TableProps {
  /** What the first column holds, and the others. */
  heads: string[];
  rows: Row[];
  label: string;
}

/** The figures of a chart for who reads or steps through them. */
export function FigureTable({ heads, rows, label }: TableProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keyboard
    <section className={styles.table} aria-label={label} tabIndex={0}>
      <table>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              <th scope="row">
                <BehindLink behind={row.behind}>{row.label}</BehindLink>
              </th>
              {row.told.map((told, place) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the columns never change places
                <td key={place}>{told}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** A chart with its figures in a table, one of them shown at a time. */
export function ChartOrTable({
  heads,
  rows,
  label,
  currencies = [],
  currency = '',
  onCurrency,
  children,
}: TableProps & {
  currencies?: string[];
  currency?: string;
  onCurrency?: (currency: string) => void;
  children: ReactNode;
}) {
  const { t } = useTexts('dashboard');
  const [table, setTable] = useState(false);
  const name = t(table ? 'asChart' : 'asTable');
  return (
    <>
      <div className={styles.tools}>
        {currencies.length > 1 ? (
          <Segmented
            size="small"
            value={currency}
            onChange={(next) => onCurrency?.(next)}
            options={currencies}
            aria-label={t('currency')}
          />
        ) : null}
        <Button
          size="small"
          type="text"
          icon={table ? <BarChartOutlined /> : <TableOutlined />}
          onClick={() => setTable(!table)}
          aria-pressed={table}
          aria-label={`${label}: ${name}`}
          title={name}
        />
      </div>
      {table ? <FigureTable heads={heads} rows={rows} label={label} /> : children}
    </>
  );
}
