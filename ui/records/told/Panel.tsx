import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { markRead, useNotifications } from '@/api/notifications';
import { useTexts } from '@/i18n/texts';
import { ErrorState, Loading } from '@/kit/States';
import { useAttempt } from '@/kit/useAttempt';
import { Lines } from './Lines';
import styles from './told.module.css';

/** The latest notifications, below the bell. */
export default function NotificationPanel({ onLeave }: { onLeave: () => void }) {
  const { t } = useTexts('notifications');
  const { busy, attempt } = useAttempt();
  const found = useNotifications({ limit: 10 });
  const items = found.data?.pages[0]?.items ?? [];
  const unread = found.data?.pages[0]?.unread ?? 0;
  return (
    <section className={styles.panel} aria-label={t('title')}>
      <div className={styles.head}>
        <h2 className={styles.heading}>{t('title')}</h2>
        <Button
          size="small"
          type="link"
          disabled={unread === 0}
          loading={busy}
          onClick={() => void attempt(() => markRead())}
        >
          {t('readAll')}
        </Button>
      </div>
      <div className={styles.scroll}>
        {found.isPending ? <Loading /> : null}
        {found.isError ? <ErrorState error={found.error} onRetry={() => void found.refetch()} /> : null}
        {found.data && items.length === 0 ? <p className={styles.empty}>{t('empty')}</p> : null}
        <Lines items={items} onLeave={onLeave} />
      </div>
      <div className={styles.foot}>
        <Link to="/notifications" onClick={onLeave}>
          {t('all')}
        </Link>
      </div>
    </section>
  );
}
