import { useQuery } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { api } from '@/api/client';
import { queryClient } from '@/api/queries';
import { useTexts } from '@/i18n/texts';
import { formatMoment } from '@/i18n/time';
import { Panel } from '@/kit/PageHeader';
import { PlainTable } from '@/kit/PlainTable';
import { ErrorState, Loading } from '@/kit/States';
import { useAttempt } from '@/kit/useAttempt';
import styles from './profile.module.css';

interface Device {
  id: string;
  name: string | null;
  first_at: string;
  last_at: string;
  blocked_at: string | null;
  current: boolean;
}

const PATH = '/me/devices';

/** The browsers that keep a key for this account; one that was lost can be blocked. */
export function Devices() {
  const { t } = useTexts('profile');
  const found = useQuery({
    queryKey: [PATH],
    queryFn: ({ signal }) => api.get<{ items: Device[] }>(PATH, undefined, { signal }),
  });
  return (
    <Panel title={t('devices.title')}>
      <p className={styles.hint}>{t('devices.hint')}</p>
      {found.isPending ? <Loading /> : null}
      {found.isError ? <ErrorState error={found.error} onRetry={() => void found.refetch()} /> : null}
      {found.data ? <Table devices={found.data.items} /> : null}
    </Panel>
  );
}

function Table({ devices }: { devices: Device[] }) {
  const { t } = useTexts('profile');
  if (devices.length === 0) return <p className={styles.hint}>{t('devices.empty')}</p>;
  const nameOf = (one: Device) => one.name ?? t('sessions.unknown');
  return (
    <PlainTable<Device>
      label={t('devices.title')}
      rows={devices}
      rowKey={(one) => one.id}
      columns={[
        {
          key: 'name',
          title: t('devices.name'),
          lead: true,
          render: (one) => (
            <span>
              {nameOf(one)}
              {one.current ? <span className={styles.badge}>{t('sessions.current')}</span> : null}
              {one.blocked_at ? <span className={styles.badge}>{t('devices.blocked')}</span> : null}
            </span>
          ),
        },
        { key: 'first', title: t('devices.first'), tight: true, render: (one) => formatMoment(one.first_at) },
        { key: 'last', title: t('devices.last'), tight: true, render: (one) => formatMoment(one.last_at) },
        {
          key: 'act',
          title: t('devices.act'),
          tight: true,
          acts: true,
          render: (one) => (one.current ? null : <Act device={one} name={nameOf(one)} />),
        },
      ]}
    />
  );
}

function Act({ device, name }: { device: Device; name: string }) {
  const { t } = useTexts('profile');
  const { message, modal } = App.useApp();
  const { attempt } = useAttempt();
  const path = `${PATH}/${device.id}/block`;
  const change = (call: () => Promise<unknown>, done: string) =>
    attempt(async () => {
      await call();
      message.success(done);
      for (const key of [PATH, '/me/sessions']) await queryClient.invalidateQueries({ queryKey: [key] });
    });
  if (device.blocked_at) {
    const unblock = () => change(() => api.remove(path), t('devices.unblockDone'));
    return (
      <Button size="small" aria-label={`${t('devices.unblock')} ${name}`} onClick={() => void unblock()}>
        {t('devices.unblock')}
      </Button>
    );
  }
  const ask = () =>
    modal.confirm({
      title: t('devices.blockTitle', { name }),
      content: t('devices.blockHint'),
      okText: t('devices.block'),
      okButtonProps: { danger: true },
      onOk: () => change(() => api.post(path), t('devices.blockDone')),
    });
  return (
    <Button size="small" danger aria-label={`${t('devices.block')} ${name}`} onClick={ask}>
      {t('devices.block')}
    </Button>
  );
}
