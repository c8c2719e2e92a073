import { Button, Segmented, Select } from 'antd';
import { useState } from 'react';
import { markRead, useChoices, useNotifications } from '@/api/notifications';
import { useText } from '@/i18n/text';
import { useTexts } from '@/i18n/texts';
import { PageHeader, Panel } from '@/kit/PageHeader';
import { ErrorState, Loading, State } from '@/kit/States';
import { useAttempt } from '@/kit/useAttempt';
import { Lines } from '@/records/told/Lines';
import styles from './notifications.module.css';

/** All that the person was told. */
export default function NotificationsPage() {
  const { t } = useTexts('notifications');
  const { busy, attempt } = useAttempt();
  const [unread, setUnread] = useState(false);
  const [kind, setKind] = useState('');
  const asked = { ...(kind ? { kind } : {}), ...(unread ? { unread } : {}) };
  const found = useNotifications(asked);
  const items = found.data?.pages.flatMap((page) => page.items) ?? [];
  const left = found.data?.pages[0]?.unread ?? 0;
  return (
    <div className={styles.page}>
      <PageHeader
        title={t('title')}
        hint={t('hint')}
        extra={
          <Button disabled={left === 0} loading={busy} onClick={() => void attempt(() => markRead())}>
            {t('readAll')}
          </Button>
        }
      />
      <div className={styles.bar}>
        <Segmented
          aria-label={t('which')}
          value={unread ? 'unread' : 'all'}
          options={[
            { value: 'all', label: t('everything') },
            { value: 'unread', label: left > 0 ? `${t('unread')} ${left}` : t('unread') },
          ]}
          onChange={(value) => setUnread(value === 'unread')}
        />
        <Kinds kind={kind} onChange={setKind} />
      </div>
      <Panel>
        {found.isPending ? <Loading /> : null}
        {found.isError ? <ErrorState error={found.error} onRetry={() => void found.refetch()} /> : null}
        {found.data && items.length === 0 ? <State title={t('empty')} hint={t('emptyHint')} /> : null}
        <Lines items={items} />
        {found.hasNextPage ? (
          <Button block loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
            {t('older')}
          </Button>
        ) : null}
      </Panel>
    </div>
  );
}

function Kinds({ kind, onChange }: { kind: string; onChange: (kind: string) => void }) {
  const { t } = useTexts('notifications');
  const text = useText();
  const choices = useChoices();
  const options = (choices.data?.kinds ?? []).map((one) => ({ value: one.kind, label: text(one.label) }));
  return (
    <Select
      className={styles.kinds ?? ''}
      aria-label={t('kind')}
      value={kind}
      options={[{ value: '', label: t('allKinds') }, ...options]}
      onChange={onChange}
    />
  );
}
