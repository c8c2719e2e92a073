import type { DataRecord, HistoryEntry, ObjectDeclaration, WireValue } from '@/api/types';
import { Value } from '@/fields/Value';
import { useText } from '@/i18n/text';
import { useTexts } from '@/i18n/texts';
import { formatMoment } from '@/i18n/time';
import { ErrorState, Loading } from '@/kit/States';
import { ActName } from '../ActName';
import { useHistory } from '../queries';
import { FieldNames } from './FieldNames';
import { Older } from './Older';
import styles from './record.module.css';

/** Every version with what changed; masked where the person sees masks. */
export function History({ record, object }: { record: DataRecord; object: ObjectDeclaration }) {
  const { t } = useTexts('records');
  const found = useHistory(record.object, record.id);
  if (found.isPending) return <Loading />;
  if (found.isError) return <ErrorState error={found.error} onRetry={() => void found.refetch()} />;
  const items = found.data;
  if (items.length === 0) return <p className={styles.empty}>{t('history.empty')}</p>;
  return (
    <>
      <ol className={styles.timeline}>
        {items.map((one) => (
          <li key={`${one.version}-${one.at}`} className={styles.entry}>
            <div className={styles.entryHead}>
              <time dateTime={one.at}>{formatMoment(one.at)}</time>
              <span>{one.actor_name}</span>
              <ActName act={one.act} />
              <span>{t('history.version', { version: one.version })}</span>
            </div>
            {one.fields.some((field) => (field.from ?? field.to ?? null) !== null) ? (
              <Changes entry={one} record={record} object={object} />
            ) : (
              <FieldNames object={object} names={one.fields.map((field) => field.field)} />
            )}
          </li>
        ))}
      </ol>
      <Older past={found} />
    </>
  );
}

function Changes({
  entry,
  record,
  object,
}: {
  entry: HistoryEntry;
  record: DataRecord;
  object: ObjectDeclaration;
}) {
  const { t } = useTexts('records');
  const text = useText();
  const side = (name: string, value: WireValue) => {
    const field = object.fields.find((one) => one.name === name);
    return field ? <Value field={field} value={value} refs={record.refs} /> : null;
  };
  return (
    <div className={styles.scroll}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th>{t('history.field')}</th>
            <th>{t('history.from')}</th>
            <th>{t('history.to')}</th>
          </tr>
        </thead>
        <tbody>
          {entry.fields.map((one) => (
            <tr key={one.field}>
              <th scope="row">
                {text(object.fields.find((field) => field.name === one.field)?.label) || one.field}
              </th>
              <td>{side(one.field, one.from)}</td>
              <td>{side(one.field, one.to)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
