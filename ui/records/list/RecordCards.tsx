import { Link } from '@tanstack/react-router';
import { useText } from '@/i18n/text';
import { useTexts } from '@/i18n/texts';
import { SideIcon } from '@/kit/SideIcon';
import { Cell, valueAt } from './cell';
import styles from './list.module.css';
import type { ResultsProps } from './RecordTable';

/** How many columns a card shows below its title. */
export const FACTS = 5;

/** The list on a phone: one card a record. */
export function RecordCards({ records, columns, refs, selected, onSelect, onLook, action }: ResultsProps) {
  const { t } = useTexts('records');
  const text = useText();
  const toggle = (id: string) =>
    onSelect(selected.includes(id) ? selected.filter((one) => one !== id) : [...selected, id]);
  return (
    <ul className={styles.cards}>
      {records.map((record) => (
        <li key={record.id} className={styles.card}>
          <label className={styles.tick}>
            <input
              type="checkbox"
              checked={selected.includes(record.id)}
              onChange={() => toggle(record.id)}
              aria-label={`${t('list.select')} ${record.title}`}
            />
          </label>
          <div className={styles.cardMain}>
            <div className={styles.cardHead}>
              <Link className={styles.title} to={`/records/${record.object}/${record.id}`} preload={false}>
                {record.title || '—'}
              </Link>
              <button
                type="button"
                className={styles.look}
                aria-label={`${t('list.quickLook')} ${record.title}`}
                onClick={() => onLook(record)}
              >
                <SideIcon />
              </button>
              {action?.(record)}
            </div>
            <dl className={styles.facts}>
              {columns
                .filter((field) => valueAt(record, field.name) !== undefined)
                .map((field) => (
                  <Fact key={field.name} label={text(field.label)}>
                    <Cell record={record} field={field} refs={refs} />
                  </Fact>
                ))}
            </dl>
          </div>
        </li>
      ))}
    </ul>
  );
}

function Fact({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </>
  );
}
