import { Alert, App, Button, Form, Modal, Progress, Radio, Space } from 'antd';
import { useState } from 'react';
import { api } from '@/api/client';
import { download } from '@/api/download';
import { useJob } from '@/api/queries';
import type { ObjectDeclaration } from '@/api/types';
import { PurposeFields } from '@/gate/PurposeDialog';
import { useText } from '@/i18n/text';
import { useTexts } from '@/i18n/texts';
import { problemText } from '@/kit/problemText';
import { queryOf } from '../queries';
import { shownColumns } from './columns';
import type { ListState } from './state';

interface Props {
  object: ObjectDeclaration;
  selected: string[];
  total: string;
  state: ListState;
  onClose: () => void;
}

interface Wish {
  scope: 'all' | 'selected';
  format: 'xlsx' | 'csv';
  purpose: string;
  reason?: string;
}

/** Format, scope and purpose, then the progress, then the file. */
export default function ExportDialog({ object, selected, total, state, onClose }: Props) {
  const { t } = useTexts('records');
  const text = useText();
  const { message } = App.useApp();
  const [form] = Form.useForm<Wish>();
  const [job, setJob] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  const start = async ({ scope, format, purpose, reason }: Wish) => {
    setBusy(true);
    const rows = scope === 'selected' ? { ids: selected } : queryOf(object, state);
    const fields = shownColumns(object, state.columns).filter((name) =>
      object.fields.some((one) => one.name === name),
    );
    const why = { purpose, ...(reason?.trim() ? { reason: reason.trim() } : {}) };
    const chosen = state.columns ? { fields } : {};
    try {
      const made = await api.post<{ job: string }>(`/records/${object.name}/export`, {
        format,
        ...rows,
        ...chosen,
        ...why,
      });
      setJob(made.job);
    } catch (error) {
      message.error(problemText(error, t));
    } finally {
      setBusy(false);
    }
  };
  const title = t('export.title', { what: text(object.plural) });
  if (job) {
    return (
      <Modal open title={title} footer={null} onCancel={onClose} width={480}>
        <Running id={job} onClose={onClose} />
      </Modal>
    );
  }
  return (
    <Modal
      open
      title={title}
      okText={t('export.start')}
      confirmLoading={busy}
      onOk={() => form.submit()}
      onCancel={onClose}
      width={480}
    >
      <p>{t('export.what')}</p>
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ format: 'xlsx', scope: selected.length > 0 ? 'selected' : 'all' }}
        onFinish={(wish) => void start(wish)}
      >
        <Choices selected={selected.length} total={total} />
        <PurposeFields />
      </Form>
    </Modal>
  );
}

function Choices({ selected, total }: { selected: number; total: string }) {
  const { t } = useTexts('records');
  return (
    <>
      <Form.Item name="scope" label={t('export.scope')}>
        <Radio.Group
          options={[
            { value: 'all', label: t('export.scopeAll', { count: total }) },
            {
              value: 'selected',
              label: t('export.scopeSelected', { count: selected }),
              disabled: selected === 0,
            },
          ]}
        />
      </Form.Item>
      <Form.Item name="format" label={t('export.format')}>
        <Radio.Group
          options={[
            { value: 'xlsx', label: t('export.xlsx') },
            { value: 'csv', label: t('export.csv') },
          ]}
        />
      </Form.Item>
    </>
  );
}

function Running({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useTexts('records');
  const { message } = App.useApp();
  const job = useJob(id).data;
  const attempt = async (act: () => Promise<unknown>) => {
    try {
      await act();
    } catch (error) {
      message.error(problemText(error, t));
    }
  };
  if (job?.state === 'failed' || job?.state === 'cancelled') {
    const title = t(job.state === 'failed' ? 'export.failed' : 'export.cancelled');
    return <Alert type="error" showIcon title={title} description={job.problem?.detail} />;
  }
  if (job?.state === 'done') {
    const save = async () => {
      await download(`/jobs/${id}/file`, job.file?.name ?? 'export');
      onClose();
    };
    return (
      <>
        <p role="status">{t('export.ready')}</p>
        <Button type="primary" onClick={() => void attempt(save)}>
          {t('export.download')}
        </Button>
      </>
    );
  }
  const percent = job?.total ? Math.min(100, Math.floor((job.done / job.total) * 100)) : 0;
  const paused = job?.state === 'paused';
  const word = t(paused ? 'export.paused' : 'export.running');
  const act = (name: 'pause' | 'resume' | 'cancel') => void attempt(() => api.post(`/jobs/${id}/${name}`));
  return (
    <>
      <p role="status">{word}</p>
      {paused && job.problem ? <Alert type="warning" showIcon title={job.problem.detail} /> : null}
      <Progress percent={percent} aria-label={word} />
      <p>{t(paused ? 'export.fromStart' : 'export.background')}</p>
      <Space>
        <Button type={paused ? 'primary' : 'default'} onClick={() => act(paused ? 'resume' : 'pause')}>
          {t(paused ? 'export.resume' : 'export.pause')}
        </Button>
        <Button onClick={() => act('cancel')}>{t('export.cancel')}</Button>
      </Space>
    </>
  );
}
