import { PlusOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { App, Button, Switch } from 'antd';
import { useState } from 'react';
import { useTexts } from '@/i18n/texts';
import { onDemand } from '@/kit/onDemand';
import { PageHeader } from '@/kit/PageHeader';
import { ErrorState, Loading, State } from '@/kit/States';
import { useAttempt } from '@/kit/useAttempt';
import { type Flow, readFlows, removeFlow, switchFlow } from './flows';
import styles from './settings.module.css';
import { useWords } from './useWords';

const FlowEditor = onDemand(() => import('./FlowEditor'));

/** When something must be approved, and by whom. */
export default function ApprovalSettingsPage() {
  const { t } = useTexts('approvals');
  const [open, setOpen] = useState<Flow | 'new' | null>(null);
  const found = useQuery({
    queryKey: ['records', 'approval_flow', 'steps'],
    queryFn: ({ signal }) => readFlows(signal),
  });
  const add = (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => setOpen('new')}>
      {t('flow.add')}
    </Button>
  );
  return (
    <>
      <PageHeader title={t('flow.title')} hint={t('flow.hint')} extra={add} />
      {found.isPending ? <Loading /> : null}
      {found.isError ? <ErrorState error={found.error} onRetry={() => void found.refetch()} /> : null}
      {found.data?.length === 0 ? <State title={t('flow.empty')} hint={t('flow.emptyHint')} /> : null}
      <ul className={styles.flows}>
        {found.data?.map((flow) => (
          <FlowCard key={flow.id} flow={flow} onEdit={() => setOpen(flow)} />
        ))}
      </ul>
      {open ? (
        <FlowEditor
          flow={open === 'new' ? null : open}
          place={(found.data?.length ?? 0) + 1}
          onClose={() => setOpen(null)}
        />
      ) : null}
    </>
  );
}

function FlowCard({ flow, onEdit }: { flow: Flow; onEdit: () => void }) {
  const { t } = useTexts('approvals');
  const { modal } = App.useApp();
  const { busy, attempt } = useAttempt();
  const words = useWords();
  const ready = flow.steps.length > 0;
  const remove = () =>
    modal.confirm({
      title: t('flow.removeTitle', { name: flow.name }),
      content: t('flow.removeHint'),
      okText: t('common:delete'),
      okButtonProps: { danger: true },
      onOk: () => attempt(() => removeFlow(flow)),
    });
  return (
    <li className={styles.flow}>
      <div className={styles.flowTop}>
        <h2 className={styles.name}>{flow.name}</h2>
        <Switch
          checked={flow.enabled}
          loading={busy}
          disabled={!ready && !flow.enabled}
          onChange={(on) => void attempt(() => switchFlow(flow, on))}
          aria-label={t('flow.on', { name: flow.name })}
        />
      </div>
      <p className={styles.words}>{words(flow)}</p>
      {ready ? null : <p className={styles.words}>{t('flow.noSteps')}</p>}
      <div className={styles.acts}>
        <Button onClick={onEdit} aria-label={`${t('flow.edit')} ${flow.name}`}>
          {t('flow.edit')}
        </Button>
        <Button type="text" danger onClick={remove} aria-label={`${t('common:delete')} ${flow.name}`}>
          {t('common:delete')}
        </Button>
      </div>
    </li>
  );
}
