import { Alert, App, Button, Collapse } from 'antd';
import { useState } from 'react';
import type { DataRecord } from '@/api/types';
import { useTexts } from '@/i18n/texts';
import { formatMoment } from '@/i18n/time';
import { onDemand } from '@/kit/onDemand';
import { Panel } from '@/kit/PageHeader';
import { ErrorState } from '@/kit/States';
import styles from './approvals.module.css';
import { Course, Preview } from './Course';
import { DecideActs } from './DecideActs';
import { submit, useHasFlows, useStanding } from './queries';
import { StatusTag } from './StatusTag';
import type { Standing } from './types';

const RemarkDialog = onDemand(() => import('./RemarkDialog'));

/** How a record stands with approvals: asked for, decided, or needed before it goes on. */
export default function ApprovalPanel({ record }: { record: DataRecord }) {
  const has = useHasFlows(record.object);
  const found = useStanding(record.object, record.id, has && record.state === 'active');
  if (found.isError) return <ErrorState error={found.error} onRetry={() => void found.refetch()} />;
  const standing = found.data;
  if (!standing || (!standing.needed && standing.approvals.length === 0)) return null;
  return <Shown record={record} standing={standing} />;
}

function Shown({ record, standing }: { record: DataRecord; standing: Standing }) {
  const { t } = useTexts('approvals');
  const [latest, ...earlier] = standing.approvals;
  const asks = standing.needed && latest?.status !== 'pending';
  return (
    <div className={styles.panel}>
      <Panel
        title={
          <span className={styles.head}>
            {t('title')} {latest ? <StatusTag status={latest.status} /> : null}
          </span>
        }
      >
        {asks ? <Needed record={record} standing={standing} /> : null}
        {latest ? (
          <>
            {latest.status === 'pending' ? <p className={styles.notice}>{t('locked')}</p> : null}
            <Course approval={latest} />
            <div className={latest.may.length > 0 ? styles.foot : undefined}>
              <DecideActs approval={latest.id} may={latest.may} title={record.title} about={record} />
            </div>
          </>
        ) : null}
        {earlier.length > 0 ? (
          <Collapse
            ghost
            className={styles.earlier ?? ''}
            items={earlier.map((one) => ({
              key: one.id,
              label: (
                <span className={styles.head}>
                  {formatMoment(one.submitted_at)} <StatusTag status={one.status} />
                </span>
              ),
              children: <Course approval={one} />,
            }))}
          />
        ) : null}
      </Panel>
    </div>
  );
}

/** Who would be asked, and the button that asks. */
function Needed({ record, standing }: { record: DataRecord; standing: Standing }) {
  const { t } = useTexts('approvals');
  const { message } = App.useApp();
  const [open, setOpen] = useState(false);
  const send = async (remark: string | undefined) => {
    await submit(record.object, record.id, record.version, remark);
    message.success(t('done.submit'));
    setOpen(false);
  };
  return (
    <>
      <Alert
        type={standing.hindered ? 'warning' : 'info'}
        showIcon
        style={{ marginBottom: 16 }}
        title={t('neededBy', { flow: standing.flow ?? '' })}
        description={standing.hindered ?? <Preview steps={standing.preview} />}
        action={
          standing.may_submit ? (
            <Button type="primary" onClick={() => setOpen(true)}>
              {t('do.submit')}
            </Button>
          ) : null
        }
      />
      {open ? (
        <RemarkDialog
          act="submit"
          title={record.title}
          onSay={({ remark }) => send(remark)}
          onClose={() => setOpen(false)}
        />
      ) : null}
    </>
  );
}
