import type { ReactNode } from 'react';
import styles from './PlainTable.module.css';

export interface PlainColumn<T> {
  key: string;
  title: string;
  render: (row: T) => ReactNode;
  numeric?: boolean;
  /** As narrow as its content. */
  tight?: boolean;
  /** What the row is called: the head of its card on a phone. */
  lead?: boolean;
  /** What may be done with the row: in the corner of its card on a phone. */
  acts?: boolean;
}

interface Props<T> {
  label: string;
  columns: PlainColumn<T>[];
  rows: T[];
  rowKey: (row: T) => string;
}

const MARKS = ['numeric', 'tight', 'lead', 'acts'] as const;

/** A table of at most some fifty rows; on a phone each row stands as a card of lines. */
export function PlainTable<T>({ label, columns, rows, rowKey }: Props<T>) {
  const kind = (column: PlainColumn<T>) =>
    MARKS.flatMap((mark) => (column[mark] ? (styles[mark] ?? '') : [])).join(' ') || undefined;
  return (
    <section className={styles.box} aria-label={label}>
      <table className={styles.table}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.key} scope="col" className={kind(column)}>
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)}>
              {columns.map((column) => (
                <td key={column.key} data-label={column.title} className={kind(column)}>
                  {column.render(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
