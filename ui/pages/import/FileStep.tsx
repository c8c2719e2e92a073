import { CloudUploadOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { App, Button, Spin } from 'antd';
import { type DragEvent, useState } from 'react';
import { api } from '@/api/client';
import type { Job, ObjectDeclaration } from '@/api/types';
import { useTexts } from '@/i18n/texts';
import { formatMoment } from '@/i18n/time';
import { Panel } from '@/kit/PageHeader';
import { PlainTable } from '@/kit/PlainTable';
import styles from './import.module.css';
import { MOST_BYTES } from './preview';
import type { Looking } from './usePreview';

interface Props {
  object: ObjectDeclaration;
  looking: Looking;
  onJob: (id: string) => void;
}

/** Chooses the file, and shows the imports of before. */
export function FileStep({ object, looking, onJob }: Props) {
  const { t } = useTexts('import');
  const { message } = App.useApp();
  const [over, setOver] = useState(false);
  const take = (file: File | undefined) => {
    if (!file || looking.busy) return;
    if (file.size > MOST_BYTES) message.error(t('tooBig'));
    else void looking.open(file);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files[0]);
  };
  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the input inside serves the keyboard */}
      <div
        className={`${styles.drop} ${over ? styles.over : ''}`}
        aria-busy={looking.busy}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <label className={styles.choose}>
          <input
            className="kd-hidden"
            type="file"
            accept=".xlsx,.xls,.ods,.csv,.txt"
            disabled={looking.busy}
            onChange={(event) => {
              take(event.target.files?.[0]);
              event.target.value = '';
            }}
          />
          {looking.busy ? <Spin /> : <CloudUploadOutlined className={styles.cloud ?? ''} aria-hidden />}
          <strong role={looking.busy ? 'status' : undefined}>{t(looking.busy ? 'reading' : 'drop')}</strong>
          <span className={styles.hint}>{t('dropHint')}</span>
        </label>
      </div>
      <Past object={object} onJob={onJob} />
    </>
  );
}

function Past({ object, onJob }: { object: ObjectDeclaration; onJob: (id: string) => void }) {
  const { t } = useTexts('import');
  const found = useQuery({
    queryKey: ['jobs'],
    staleTime: 0,
    queryFn: ({ signal }) => api.get<{ items: Job[] }>('/jobs', undefined, { signal }),
  });
  const jobs = (found.data?.items ?? []).filter((one) => one.kind === 'import' && one.object === object.name);
  if (jobs.length === 0) return null;
  const columns = [
    {
      key: 'at',
      title: t('started'),
      render: (job: Job) => formatMoment(job.started_at) || t('states.waiting'),
    },
    { key: 'state', title: t('result'), render: (job: Job) => <Outcome job={job} /> },
    {
      key: 'open',
      title: t('pastOpen'),
      tight: true,
      render: (job: Job) => (
        <Button size="small" onClick={() => onJob(job.id)}>
          {t('pastOpen')}
        </Button>
      ),
    },
  ];
  return (
    <Panel title={t('past')}>
      <PlainTable label={t('past')} columns={columns} rows={jobs.slice(0, 10)} rowKey={(job) => job.id} />
    </Panel>
  );
}

function Outcome({ job }: { job: Job }) {
  const { t } = useTexts('import');
  const result = job.result;
  const counts = (['created', 'updated', 'refused'] as const).map((key) => {
    const value = key === 'refused' ? (result?.refused?.length ?? 0) : (result?.[key] ?? 0);
    return `${t(`counts.${key}`)} ${value}`;
  });
  return (
    <span>
      {t(`states.${job.state}`)}
      {result ? <span className={styles.counts}>{counts.join(' · ')}</span> : null}
    </span>
  );
}
