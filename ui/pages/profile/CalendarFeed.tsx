import { useQuery } from '@tanstack/react-query';
import { Alert, App, Button, Modal } from 'antd';
import { useState } from 'react';
import { api, BASE } from '@/api/client';
import { queryClient } from '@/api/queries';
import { useTexts } from '@/i18n/texts';
import { formatMoment } from '@/i18n/time';
import { CopyButton } from '@/kit/CopyButton';
import { Panel } from '@/kit/PageHeader';
import { ErrorState } from '@/kit/States';
import { useAttempt } from '@/kit/useAttempt';
import styles from './profile.module.css';

interface Feed {
  created_at: string | null;
  last_used_at: string | null;
}

const PATH = '/me/calendar';

/** The secret link by which a calendar program fetches this person's dates. */
export function CalendarFeed() {
  const { t } = useTexts('profile');
  const { modal, message } = App.useApp();
  const { busy, attempt } = useAttempt();
  const [link, setLink] = useState<string | null>(null);
  const found = useQuery({
    queryKey: [PATH],
    queryFn: ({ signal }) => api.get<Feed>(PATH, undefined, { signal }),
  });
  const there = Boolean(found.data?.created_at);
  const again = () => queryClient.invalidateQueries({ queryKey: [PATH] });
  const make = () =>
    attempt(async () => {
      const { file } = await api.post<{ file: string }>(PATH);
      setLink(`${window.location.origin}${BASE}/calendar/${file}`);
      await again();
    });
  const end = async () => {
    const done = await attempt(async () => {
      await api.remove(PATH);
      await again();
    });
    if (done) message.success(t('feed.revoked'));
  };
  const replace = () =>
    modal.confirm({ title: t('feed.replaceTitle'), content: t('feed.replaceHint'), onOk: make });
  const revoke = () =>
    modal.confirm({ title: t('feed.revokeTitle'), content: t('feed.replaceHint'), onOk: end });
  return (
    <Panel
      title={t('feed.title')}
      extra={
        <Button loading={busy} onClick={there ? replace : () => void make()}>
          {t(there ? 'feed.replace' : 'feed.create')}
        </Button>
      }
    >
      <p className={styles.hint}>{t('feed.hint')}</p>
      {found.isError ? <ErrorState error={found.error} onRetry={() => void found.refetch()} /> : null}
      {found.data && there ? (
        <p>
          {t('feed.since', { at: formatMoment(found.data.created_at) })} ·{' '}
          {found.data.last_used_at
            ? t('feed.used', { at: formatMoment(found.data.last_used_at) })
            : t('feed.never')}{' '}
          <Button type="link" danger onClick={revoke}>
            {t('feed.revoke')}
          </Button>
        </p>
      ) : null}
      {link ? (
        <Modal
          open
          title={t('feed.made')}
          footer={null}
          mask={{ closable: false }}
          onCancel={() => setLink(null)}
          width={560}
        >
          <Alert type="warning" showIcon title={t('feed.once')} />
          <code className={styles.token}>{link}</code>
          <CopyButton type="primary" text={link} />
        </Modal>
      ) : null}
    </Panel>
  );
}
