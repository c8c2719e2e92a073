import { EyeOutlined } from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import { useText } from '@/i18n/text';
import { useTexts } from '@/i18n/texts';
import { Cell, valueAt } from './cell';
import styles from './list.module.css';
import type { ResultsProps } from './RecordTable';

/** How many facts a card shows below its title. */
const FACTS = 5;

/** The list on a phone: one card a record. */
export function RecordCards({ records, columns, refs, selected, onSelect, onLook }: ResultsProps) {
  const { t } = useTexts('records');
  const text = useText();
  const toggle = (id: string) =>
    onSelect(selected.includes(id) ? selected.filter((one) => one !== id) : [...selected, id]);
  return (
    <ul className={styles.cards}>
      {records.map((record) => (
        <li key={record.id} className={styles.card}>
          <input
            type="checkbox"
            checked={selected.includes(record.id)}
            onChange={() => toggle(record.id)}
            aria-label={`${t('list.select')} ${record.title}`}
          />
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
                <EyeOutlined aria-hidden />
              </button>
            </div>
            <dl className={styles.facts}>
              {columns
                .filter((field) => valueAt(record, field.name) !== undefined)
                .slice(0, FACTS)
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
