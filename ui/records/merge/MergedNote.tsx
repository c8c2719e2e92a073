import { useQuery } from '@tanstack/react-query';
import { Alert, App, Button } from 'antd';
import type { DataRecord, ObjectDeclaration } from '@/api/types';
import { useTexts } from '@/i18n/texts';
import { formatMoment } from '@/i18n/time';
import { FORGET } from '../queries';
import styles from './merge.module.css';
import { type MergedItem, mergesOf } from './queries';
import { useMerging } from './useMerging';

/** What went into this record and can still come back. */
export default function MergedNote({ record, object }: { record: DataRecord; object: ObjectDeclaration }) {
  const { data } = useQuery({
    queryKey: ['record', record.object, record.id, 'merges'],
    gcTime: FORGET,
    queryFn: ({ signal }) => mergesOf(record.object, record.id, signal),
  });
  const now = new Date().toISOString();
  return (data ?? [])
    .filter((one) => one.until > now)
    .map((one) => <Line key={one.id} item={one} record={record} object={object} />);
}

function Line({ item, record, object }: { item: MergedItem; record: DataRecord; object: ObjectDeclaration }) {
  const { t } = useTexts('merge');
  const { modal } = App.useApp();
  const { busy, undo } = useMerging(object);
  const ask = () =>
    modal.confirm({
      title: t('undoTitle', { title: item.title }),
      content: t('undoHint'),
      okText: t('undo'),
      onOk: () => undo(record.id, item.id),
    });
  return (
    <Alert
      type="info"
      className={styles.gap ?? ''}
      title={
        <>
          {t('from', { title: item.title, at: formatMoment(item.at), who: item.actor_name })}
          <span className={styles.until}>{t('until', { at: formatMoment(item.until) })}</span>
        </>
      }
      action={
        item.may_undo ? (
          <Button size="small" loading={busy} onClick={ask}>
            {t('undo')}
          </Button>
        ) : null
      }
    />
  );
}
