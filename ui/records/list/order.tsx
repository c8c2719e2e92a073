import styles from './table.module.css';

type Way = 'ascending' | 'descending';

/** How the list is sorted by a column; null when it is not. `order` is AIP-132: `spent desc`. */
export function wayOf(order: string, column: string): Way | null {
  const [name, way] = order.split(' ');
  if (name !== column) return null;
  return way === 'desc' ? 'descending' : 'ascending';
}

/** A click on a head: upwards, then downwards, then the list's own order again. */
export function nextOrder(column: string, way: Way | null): string {
  if (way === null) return column;
  return way === 'ascending' ? `${column} desc` : '';
}

export function SortMark({ way }: { way: Way | null }) {
  return (
    <span className={way ? styles.mark : styles.faint} aria-hidden>
      {way === 'descending' ? '↓' : '↑'}
    </span>
  );
}
