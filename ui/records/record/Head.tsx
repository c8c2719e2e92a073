import { Link, useNavigate } from '@tanstack/react-router';
import { Alert, App, Button } from 'antd';
import { useState } from 'react';
import type { DataRecord, ObjectDeclaration } from '@/api/types';
import { useText } from '@/i18n/text';
import { useTexts } from '@/i18n/texts';
import { formatMoment } from '@/i18n/time';
import { useKeys } from '@/kit/keys';
import { PageHeader } from '@/kit/PageHeader';
import { problemText } from '@/kit/problemText';
import { AssignDialog } from '../assign';
import { RecordForm } from '../form';
import { PoolNotice } from '../pool/Notice';
import { poolsChanged, release } from '../pool/queries';
import { ReleaseDialog } from '../pool/release';
import { acts } from '../queries';
import { TradeActs } from '../trade/acts';
import styles from './record.module.css';
import { Star } from './Star';

/** Title, owner and the acts that this person may do on this record. */
export function Head({ record, object }: { record: DataRecord; object: ObjectDeclaration }) {
  const { t } = useTexts('records');
  const { t: pool } = useTexts('pool');
  const text = useText();
  const above = record.parent ? record.refs?.[record.parent] : undefined;
  const owner = record.owner ? record.refs?.[record.owner] : undefined;
  const facts = [
    owner ? `${t('record.owner')} ${owner}` : '',
    t('record.created', { at: formatMoment(record.created_at) }),
    t('record.updated', { at: formatMoment(record.updated_at) }),
  ];
  return (
    <>
      {record.state === 'pooled' ? (
        <Link className={styles.back} to="/pool">
          ← {pool('title')}
        </Link>
      ) : (
        <Link className={styles.back} to={`/records/${object.name}`}>
          ← {text(object.plural)}
        </Link>
      )}
      {above ? (
        <>
          <span className={styles.back}> · </span>
          <Link className={styles.back} to={`/records/${object.follows}/${record.parent}`}>
            {above}
          </Link>
        </>
      ) : null}
      <PageHeader
        title={record.title || '—'}
        hint={facts.filter(Boolean).map((fact) => (
          <span key={fact} className={styles.headFact}>
            {fact}
          </span>
        ))}
        extra={
          <>
            {record.state === 'active' ? <Star record={record} /> : null}
            <Acts record={record} object={object} />
          </>
        }
      />
      {record.state === 'deleted' ? (
        <Alert type="warning" showIcon title={t('record.deletedNotice')} style={{ marginBottom: 12 }} />
      ) : null}
      {object.verbs.includes('claim') ? <PoolNotice record={record} /> : null}
    </>
  );
}

function Acts({ record, object }: { record: DataRecord; object: ObjectDeclaration }) {
  const { t } = useTexts('records');
  const { t: pool } = useTexts('pool');
  const { modal } = App.useApp();
  const [open, setOpen] = useState<'edit' | 'assign' | 'release' | null>(null);
  const act = useActs(record);
  const may = (verb: string) => record.may.includes(verb);
  useKeys({ e: () => setOpen('edit') }, may('update') && record.state !== 'deleted');
  const askDelete = () =>
    modal.confirm({
      title: t('record.deleteTitle', { title: record.title }),
      content: t('bulk.deleteHint'),
      okText: t('record.delete'),
      okButtonProps: { danger: true },
      onOk: act.remove,
    });
  if (record.state === 'deleted') {
    return may('restore') || object.verbs.includes('restore') ? (
      <Button type="primary" onClick={() => void act.restore()}>
        {t('common:restore')}
      </Button>
    ) : null;
  }
  return (
    <>
      <TradeActs record={record} />
      {may('delete') ? <Button onClick={askDelete}>{t('record.delete')}</Button> : null}
      {may('release') ? <Button onClick={() => setOpen('release')}>{t('bulk.release')}</Button> : null}
      {may('share') ? <Button onClick={() => setOpen('assign')}>{t('record.assign')}</Button> : null}
      {may('update') ? (
        <Button type="primary" onClick={() => setOpen('edit')}>
          {t('record.edit')}
        </Button>
      ) : null}
      {open === 'edit' ? (
        <RecordForm
          object={object}
          record={record}
          onClose={() => setOpen(null)}
          onSaved={() => setOpen(null)}
        />
      ) : null}
      {open === 'assign' ? (
        <AssignDialog
          onClose={() => setOpen(null)}
          onAssign={async (owner) => {
            if (await act.assign(owner)) setOpen(null);
          }}
        />
      ) : null}
      {open === 'release' ? (
        <ReleaseDialog
          object={record.object}
          title={pool('releaseTitle', { title: record.title })}
          onClose={() => setOpen(null)}
          onRelease={async (to) => {
            if (await act.release(to)) setOpen(null);
          }}
        />
      ) : null}
    </>
  );
}

function useActs(record: DataRecord) {
  const { t } = useTexts('records');
  const { t: pool } = useTexts('pool');
  const { message } = App.useApp();
  const navigate = useNavigate();
  const attempt = async (act: () => Promise<unknown>, words: string) => {
    try {
      await act();
      message.success(words);
      await poolsChanged(record.object, record.id);
      return true;
    } catch (error) {
      message.error(problemText(error, t));
      return false;
    }
  };
  return {
    remove: async () => {
      const gone = await attempt(() => acts.remove(record), t('record.deleted'));
      if (gone) await navigate({ to: record.state === 'pooled' ? '/pool' : `/records/${record.object}` });
    },
    restore: () => attempt(() => acts.restore(record), t('record.restored')),
    assign: (owner: string) => attempt(() => acts.assign(record, owner), t('assign.done')),
    release: async (to: string | null) => {
      const gone = await attempt(() => release(record, to), pool('released'));
      if (gone) await navigate({ to: `/records/${record.object}` });
      return gone;
    },
  };
}
