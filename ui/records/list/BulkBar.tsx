import { App, Button } from 'antd';
import { useState } from 'react';
import type { DataRecord, ObjectDeclaration } from '@/api/types';
import { useTexts } from '@/i18n/texts';
import { problemText } from '@/kit/problemText';
import { AssignDialog } from '../assign';
import { poolsChanged } from '../pool/queries';
import { ReleaseDialog } from '../pool/release';
import { acts, type BulkAct, recordChanged } from '../queries';
import styles from './list.module.css';
import { useBulkAnswer } from './useBulkAnswer';

interface Props {
  object: ObjectDeclaration;
  records: DataRecord[];
  selected: string[];
  onClear: () => void;
  /** They lie in a pool. */
  pooled?: boolean;
}

/** Acts on every selected record; what the server refuses is named one by one. */
export function BulkBar({ object, records, selected, onClear, pooled = false }: Props) {
  const { t } = useTexts('records');
  const { t: pool } = useTexts('pool');
  const { modal, message } = App.useApp();
  const [asking, setAsking] = useState<'assign' | 'release' | null>(null);
  const tell = useBulkAnswer(records);
  if (selected.length === 0) return null;
  // In a pool one sees much that one may only claim.
  const may = (verb: string) =>
    object.verbs.includes(verb) &&
    (!pooled || records.some((one) => selected.includes(one.id) && one.may.includes(verb)));

  const run = async (act: BulkAct, to?: { owner: string } | { pool: string }) => {
    try {
      tell(await acts.bulk(object.name, act, selected, to));
      onClear();
      await (object.verbs.includes('claim') ? poolsChanged(object.name) : recordChanged(object.name));
    } catch (error) {
      message.error(problemText(error, t));
    }
  };
  const askDelete = () =>
    modal.confirm({
      title: t('bulk.deleteTitle', { count: selected.length }),
      content: t('bulk.deleteHint'),
      okText: t('bulk.delete'),
      okButtonProps: { danger: true },
      onOk: () => run('delete'),
    });
  return (
    <section className={styles.bulk} aria-label={t('bulk.selected', { count: selected.length })}>
      <strong>{t('bulk.selected', { count: selected.length })}</strong>
      {pooled && object.verbs.includes('claim') ? (
        <Button type="primary" onClick={() => void run('claim')}>
          {t('bulk.claim')}
        </Button>
      ) : null}
      {may('share') ? <Button onClick={() => setAsking('assign')}>{t('bulk.assign')}</Button> : null}
      {!pooled && object.verbs.includes('release') ? (
        <Button onClick={() => setAsking('release')}>{t('bulk.release')}</Button>
      ) : null}
      {may('delete') ? (
        <Button danger onClick={askDelete}>
          {t('bulk.delete')}
        </Button>
      ) : null}
      <Button type="text" onClick={onClear}>
        {t('bulk.clear')}
      </Button>
      {asking === 'assign' ? (
        <AssignDialog
          onClose={() => setAsking(null)}
          onAssign={async (owner) => {
            await run('assign', { owner });
            setAsking(null);
          }}
        />
      ) : null}
      {asking === 'release' ? (
        <ReleaseDialog
          object={object.name}
          title={pool('releaseMany', { count: selected.length })}
          onClose={() => setAsking(null)}
          onRelease={async (to) => {
            await run('release', to ? { pool: to } : undefined);
            setAsking(null);
          }}
        />
      ) : null}
    </section>
  );
}
