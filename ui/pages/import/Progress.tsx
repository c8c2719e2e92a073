import { useNavigate } from '@tanstack/react-router';
import { Alert, App, Progress as Bar, Button } from 'antd';
import { useEffect } from 'react';
import { api } from '@/api/client';
import { useJob } from '@/api/queries';
import type { Job, ObjectDeclaration } from '@/api/types';
import { useText } from '@/i18n/text';
import { useTexts } from '@/i18n/texts';
import { Panel } from '@/kit/PageHeader';
import { ErrorState, Loading } from '@/kit/States';
import { useAttempt } from '@/kit/useAttempt';
import { recordChanged } from '@/records/queries';
import styles from './import.module.css';
import { Result } from './Result';
import type { Looking } from './usePreview';
import type { Starting } from './useStart';

interface Props {
  object: ObjectDeclaration;
  id: string;
  start: Starting;
  looking: Looking;
  onAgain: () => void;
}

const ENDED = ['done', 'failed', 'cancelled'];

/** How far the import is, and then what it brought. */
export function Progress({ object, id, start, looking, onAgain }: Props) {
  const { t } = useTexts('import');
  const text = useText();
  const navigate = useNavigate();
  const found = useJob(id);
  const job = found.data;
  const ended = job ? ENDED.includes(job.state) : false;
  useEffect(() => {
    if (ended) void recordChanged(object.name);
  }, [ended, object.name]);
  if (found.isPending) return <Loading />;
  if (found.isError || !job) return <ErrorState error={found.error} onRetry={() => void found.refetch()} />;
  if (!ended) return <Running job={job} />;
  const dry = start.dry && job.state === 'done';
  return (
    <Panel>
      <Ending job={job} dry={dry} />
      {job.result ? <Result job={job} result={job.result} /> : null}
      <div className={styles.acts}>
        {dry && looking.preview ? (
          <Button type="primary" loading={start.busy} onClick={() => void start.start(false)}>
            {t('real')}
          </Button>
        ) : (
          <Button type="primary" onClick={() => void navigate({ to: `/records/${object.name}` })}>
            {t('open', { what: text(object.plural) })}
          </Button>
        )}
        {looking.preview && job.state !== 'done' ? (
          <Button onClick={() => start.setJob(null)}>{t('common:back')}</Button>
        ) : null}
        <Button onClick={onAgain}>{t('again')}</Button>
      </div>
    </Panel>
  );
}

function Ending({ job, dry }: { job: Job; dry: boolean }) {
  const { t } = useTexts('import');
  if (job.state === 'failed') {
    return <Alert type="error" showIcon title={t('failed')} description={job.problem?.detail} role="alert" />;
  }
  if (job.state === 'cancelled') return <Alert type="warning" showIcon title={t('cancelled')} />;
  return <Alert type={dry ? 'info' : 'success'} showIcon title={t(dry ? 'doneDry' : 'done')} role="status" />;
}

function Running({ job }: { job: Job }) {
  const { t } = useTexts('import');
  const { modal } = App.useApp();
  const { busy, attempt } = useAttempt();
  const act = (name: 'pause' | 'resume' | 'cancel') =>
    void attempt(() => api.post(`/jobs/${job.id}/${name}`));
  const percent = job.total ? Math.min(100, Math.floor((job.done / job.total) * 100)) : 0;
  const word = job.state === 'paused' ? 'paused' : job.state === 'waiting' ? 'waiting' : 'running';
  const stop = () =>
    modal.confirm({
      title: t('cancelTitle'),
      content: t('cancelHint'),
      okText: t('cancelOk'),
      okButtonProps: { danger: true },
      onOk: () => act('cancel'),
    });
  return (
    <Panel title={t(word)}>
      <Bar
        percent={percent}
        {...(word === 'running' ? { status: 'active' as const } : {})}
        aria-label={t(word)}
      />
      <p role="status">{t('rowsDone', { done: job.done, total: job.total ?? '…' })}</p>
      {job.state === 'paused' && job.problem ? (
        <Alert type="warning" showIcon title={job.problem.detail} />
      ) : null}
      <p className={styles.hint}>{t('background')}</p>
      <div className={styles.acts}>
        {job.state === 'paused' ? (
          <Button type="primary" loading={busy} onClick={() => act('resume')}>
            {t('resume')}
          </Button>
        ) : (
          <Button loading={busy} onClick={() => act('pause')}>
            {t('pause')}
          </Button>
        )}
        <Button danger disabled={busy} onClick={stop}>
          {t('cancel')}
        </Button>
      </div>
    </Panel>
  );
}
