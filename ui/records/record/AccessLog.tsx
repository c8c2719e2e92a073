import { useMe } from '@/api/queries';
import type { AccessEntry, DataRecord, ObjectDeclaration } from '@/api/types';
import { useText } from '@/i18n/text';
import { useTexts } from '@/i18n/texts';
import { formatMoment } from '@/i18n/time';
import { PlainTable } from '@/kit/PlainTable';
import { ErrorState, Loading } from '@/kit/States';
import { ActName } from '../ActName';
import { useAccess } from '../queries';
import { FieldNames } from './FieldNames';
import { Older } from './Older';
import styles from './record.module.css';

/** Who has seen this record, when, which fields and why. */
export function AccessLog({ record, object }: { record: DataRecord; object: ObjectDeclaration }) {
  const { t } = useTexts('records');
  const found = useAccess(record.object, record.id);
  const columns = useColumns(object);
  if (found.isPending) return <Loading />;
  if (found.isError) return <ErrorState error={found.error} onRetry={() => void found.refetch()} />;
  // Entries are never moved or removed, so that their place from the oldest names them.
  const rows = found.data.map((entry, index) => ({ entry, key: String(index) }));
  return (
    <>
      <p className={styles.hint}>{t('access.hint')}</p>
      {rows.length === 0 ? (
        <p className={styles.empty}>{t('access.empty')}</p>
      ) : (
        <PlainTable label={t('record.access')} columns={columns} rows={rows} rowKey={(one) => one.key} />
      )}
      <Older past={found} />
    </>
  );
}

interface Line {
  entry: AccessEntry;
  key: string;
}

function useColumns(object: ObjectDeclaration) {
  const { t } = useTexts('records');
  const text = useText();
  const purposes = useMe().purposes;
  const purposeOf = (name: string | null) =>
    text(purposes.find((one) => one.value === name)?.label) || (name ?? '');
  return [
    { key: 'at', title: t('access.at'), tight: true, render: ({ entry }: Line) => formatMoment(entry.at) },
    {
      key: 'who',
      title: t('access.who'),
      tight: true,
      render: ({ entry }: Line) => (
        <span>
          {entry.actor_name}
          {entry.network ? <span className={styles.network}>{entry.network}</span> : null}
        </span>
      ),
    },
    {
      key: 'act',
      title: t('access.act'),
      tight: true,
      render: ({ entry }: Line) => <ActName act={entry.act} />,
    },
    {
      key: 'fields',
      title: t('access.fields'),
      render: ({ entry }: Line) => <FieldNames object={object} names={entry.fields} />,
    },
    {
      key: 'purpose',
      title: t('access.purpose'),
      render: ({ entry }: Line) =>
        entry.purpose || entry.reason ? (
          <span>
            {purposeOf(entry.purpose)}
            {entry.reason ? <span className={styles.network}>{entry.reason}</span> : null}
          </span>
        ) : null,
    },
  ];
}
