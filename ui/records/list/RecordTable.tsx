import { Link } from '@tanstack/react-router';
import type { DataRecord, Field } from '@/api/types';
import type { Refs } from '@/fields/contract';
import { useText } from '@/i18n/text';
import { useTexts } from '@/i18n/texts';
import { SideIcon } from '@/kit/SideIcon';
import { useRest } from '@/kit/useRest';
import { isNumeric, widthOf } from './cell';
import { EditableCell } from './EditableCell';
import { nextOrder, SortMark, wayOf } from './order';
import type { ListState } from './state';
import styles from './table.module.css';
import { useRoom } from './useRoom';
import { useRowKeys } from './useRowKeys';

export interface ResultsProps {
  records: DataRecord[];
  columns: Field[];
  refs: Refs;
  selected: string[];
  onSelect: (ids: string[]) => void;
  onLook: (record: DataRecord) => void;
  /** What may be done with one record at once. */
  action?: ((record: DataRecord) => React.ReactNode) | undefined;
}

interface Props extends ResultsProps {
  state: ListState;
  onChange: (change: Partial<ListState>) => void;
  label: string;
}

const TITLE_WIDTH = 200;
const SELECT_WIDTH = 44;
/** Rows that a large screen shows without scrolling. */
const ROWS = 24;

/** A page of records, at most 200 rows; head and titles stay in sight while the rest moves. */
export function RecordTable(props: Props) {
  const { records, columns, refs, selected, onSelect, onLook, action, label } = props;
  const { box, height } = useRoom(selected.length > 0);
  const keys = useRowKeys();
  const drawn = useRest(records, ROWS);
  const width = columns.reduce((sum, field) => sum + widthOf(field), TITLE_WIDTH + SELECT_WIDTH);
  const toggle = (id: string, on: boolean) =>
    onSelect(on ? [...selected, id] : selected.filter((one) => one !== id));
  return (
    <section
      ref={box}
      className={styles.box}
      style={{ maxHeight: height }}
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard scrolls it
      tabIndex={0}
      onScroll={(event) =>
        event.currentTarget.toggleAttribute('data-moved', event.currentTarget.scrollLeft > 0)
      }
    >
      <table className={styles.table} style={{ minWidth: width }} aria-label={label}>
        <colgroup>
          <col style={{ width: SELECT_WIDTH }} />
          <col style={{ width: TITLE_WIDTH }} />
          {columns.map((field) => (
            <col key={field.name} style={{ width: widthOf(field) }} />
          ))}
        </colgroup>
        <Head {...props} />
        <tbody ref={keys.body} onKeyDown={keys.onKeyDown}>
          {drawn.map((record) => (
            <Row
              key={record.id}
              record={record}
              columns={columns}
              refs={refs}
              chosen={selected.includes(record.id)}
              onChoose={toggle}
              onLook={onLook}
              action={action}
            />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Head({ records, columns, selected, onSelect, state, onChange }: Props) {
  const { t } = useTexts('records');
  const text = useText();
  const all = records.every((one) => selected.includes(one.id));
  return (
    <thead>
      <tr>
        <th scope="col" className={styles.pick}>
          <input
            type="checkbox"
            checked={all}
            ref={(input) => {
              if (input) input.indeterminate = !all && selected.length > 0;
            }}
            onChange={() => onSelect(all ? [] : records.map((one) => one.id))}
            aria-label={t('list.selectAll')}
          />
        </th>
        <th scope="col" className={styles.lead}>
          {t('system.title')}
        </th>
        {columns.map((field) => {
          const way = wayOf(state.orderBy, field.name);
          const label = text(field.label);
          return (
            <th
              key={field.name}
              scope="col"
              className={isNumeric(field) ? styles.numeric : undefined}
              aria-sort={way ?? undefined}
            >
              {field.sortable ? (
                <button
                  type="button"
                  className={styles.sort}
                  onClick={() => onChange({ orderBy: nextOrder(field.name, way) })}
                >
                  {label}
                  <SortMark way={way} />
                </button>
              ) : (
                <span className={styles.plain}>{label}</span>
              )}
            </th>
          );
        })}
      </tr>
    </thead>
  );
}

interface RowProps {
  record: DataRecord;
  columns: Field[];
  refs: Refs;
  chosen: boolean;
  onChoose: (id: string, on: boolean) => void;
  onLook: (record: DataRecord) => void;
  action: ResultsProps['action'];
}

function Row({ record, columns, refs, chosen, onChoose, onLook, action }: RowProps) {
  const { t } = useTexts('records');
  return (
    <tr className={chosen ? styles.chosen : undefined}>
      <td className={styles.pick}>
        <input
          type="checkbox"
          checked={chosen}
          onChange={(event) => onChoose(record.id, event.target.checked)}
          aria-label={`${t('list.select')} ${record.title}`}
        />
      </td>
      <th scope="row" className={styles.lead}>
        <span className={styles.titleCell}>
          <Link className={styles.title} to={`/records/${record.object}/${record.id}`} preload={false}>
            {record.title || '—'}
          </Link>
          <button
            type="button"
            className={styles.look}
            title={t('list.quickLook')}
            aria-label={`${t('list.quickLook')} ${record.title}`}
            onClick={() => onLook(record)}
          >
            <SideIcon />
          </button>
          {action?.(record)}
        </span>
      </th>
      {columns.map((field) => (
        <EditableCell key={field.name} record={record} field={field} refs={refs} />
      ))}
    </tr>
  );
}
