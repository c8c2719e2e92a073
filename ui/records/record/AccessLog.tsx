import { useMe } from '@/api/queries';
import type { AccessEntry, DataRecord, ObjectDeclaration } from '@/api/types';
import { joinList } from '@/i18n/list';
import { useText } from '@/i18n/text';
import { useTexts } from '@/i18n/texts';
import { formatMoment } from '@/i18n/time';
import { ErrorState, Loading } from '@/kit/States';
import { ActName } from '../ActName';
import { useAccess } from '../queries';
import { Older } from './Older';
import styles from './record.module.css';

/** Who has seen this record, when, which fields and why. */
export function AccessLog({ record, object }: { record: DataRecord; object: ObjectDeclaration }) {
  const { t } = useTexts('records');
  const found = useAccess(record.object, record.id);
  if (found.isPending) return <Loading />;
  if (found.isError) return <ErrorState error={found.error} onRetry={() => void found.refetch()} />;
  const items = found.data;
  return (
    <>
      <p className={styles.hint}>{t('access.hint')}</p>
      {items.length === 0 ? (
        <p className={styles.empty}>{t('access.empty')}</p>
      ) : (
        <section className={styles.scroll} aria-label={t('record.access')} tabIndex={-1}>
          <table className={styles.table}>
            <thead>
              <tr>
                <th>{t('access.at')}</th>
                <th>{t('access.who')}</th>
                <th>{t('access.act')}</th>
                <th>{t('access.fields')}</th>
                <th>{t('access.purpose')}</th>
              </tr>
            </thead>
            <tbody>
              {items.map((one, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: entries are never moved or removed
                <Row key={`${one.at}-${index}`} entry={one} object={object} />
              ))}
            </tbody>
          </table>
        </section>
      )}
      <Older past={found} />
    </>
  );
}

function Row({ entry, object }: { entry: AccessEntry; object: ObjectDeclaration }) {
  const { language } = useTexts();
  const text = useText();
  const purpose = useMe().purposes.find((one) => one.value === entry.purpose);
  const labels = entry.fields.map(
    (name) => text(object.fields.find((one) => one.name === name)?.label) || name,
  );
  const why = [purpose ? text(purpose.label) : entry.purpose, entry.reason].filter(Boolean).join(': ');
  return (
    <tr>
      <td>{formatMoment(entry.at)}</td>
      <td>
        {entry.actor_name}
        {entry.network ? <div className={styles.rowHint}>{entry.network}</div> : null}
      </td>
      <td>
        <ActName act={entry.act} />
      </td>
      <td>{joinList(labels, language)}</td>
      <td>{why}</td>
    </tr>
  );
}
