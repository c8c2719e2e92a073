import { Link, useNavigate } from '@tanstack/react-router';
import { Alert, App, Button } from 'antd';
import { useState } from 'react';
import { useMe } from '@/api/queries';
import type { DataRecord, ObjectDeclaration } from '@/api/types';
import { mayObject } from '@/gate/may';
import { useText } from '@/i18n/text';
import { useTexts } from '@/i18n/texts';
import { formatMoment } from '@/i18n/time';
import { ActMenu } from '@/kit/ActMenu';
import { useKeys } from '@/kit/keys';
import { PageHeader } from '@/kit/PageHeader';
import { problemText } from '@/kit/problemText';
import { useNarrow } from '@/kit/useNarrow';
import { AssignDialog } from '../assign';
import { WhoSees } from '../explain';
import { RecordForm } from '../form';
import { isConverted, LeadActs } from '../lead/lead';
import { FindDialog, MergedNote } from '../merge';
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
  const { t: sharing } = useTexts('sharing');
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
      {record.shared ? (
        <Alert
          type="info"
          showIcon
          title={sharing(`received.${record.shared}`)}
          style={{ marginBottom: 12 }}
        />
      ) : null}
      {object.verbs.includes('claim') ? <PoolNotice record={record} /> : null}
      {object.verbs.includes('merge') && record.state === 'active' ? (
        <MergedNote record={record} object={object} />
      ) : null}
    </>
  );
}

function Acts({ record, object }: { record: DataRecord; object: ObjectDeclaration }) {
  const { t } = useTexts('records');
  const { t: pool } = useTexts('pool');
  const { t: duplicates } = useTexts('merge');
  const { t: explain } = useTexts('explain');
  const me = useMe();
  const explains = mayObject(me, 'role', 'update') && mayObject(me, 'user', 'read');
  const { modal } = App.useApp();
  const [open, setOpen] = useState<'edit' | 'assign' | 'release' | 'find' | 'explain' | null>(null);
  const act = useActs(record);
  const narrow = useNarrow();
  const may = (verb: string) => record.may.includes(verb);
  useKeys({ e: () => setOpen('edit') }, may('update') && record.state !== 'deleted' && !isConverted(record));
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
  const rest = [
    { key: 'delete', label: t('record.delete'), danger: true, act: askDelete },
    { key: 'merge', label: duplicates('find.open'), act: () => setOpen('find') },
    { key: 'release', label: t('bulk.release'), act: () => setOpen('release') },
    { key: 'share', label: t('record.assign'), act: () => setOpen('assign') },
  ].filter((one) => may(one.key));
  // Whoever gives rights may ask who has them.
  const seldom = explains ? [{ key: 'explain', label: explain('open'), act: () => setOpen('explain') }] : [];
  const edit =
    may('update') && !isConverted(record) ? (
      <Button type={may('convert') ? 'default' : 'primary'} onClick={() => setOpen('edit')}>
        {t('record.edit')}
      </Button>
    ) : null;
  return (
    <>
      {narrow ? edit : null}
      <TradeActs record={record} />
      {record.object === 'lead' ? <LeadActs record={record} object={object} /> : null}
      {narrow ? (
        <ActMenu label={t('record.more')} acts={[...rest.toReversed(), ...seldom]} framed />
      ) : (
        <>
          <ActMenu label={t('record.more')} acts={seldom} framed />
          {rest.map((one) => (
            <Button key={one.key} onClick={one.act}>
              {one.label}
            </Button>
          ))}
        </>
      )}
      {narrow ? null : edit}
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
      {open === 'find' ? <FindDialog record={record} object={object} onClose={() => setOpen(null)} /> : null}
      {open === 'explain' ? <WhoSees record={record} onClose={() => setOpen(null)} /> : null}
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
