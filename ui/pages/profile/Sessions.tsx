import { useQuery } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { api } from '@/api/client';
import { useTexts } from '@/i18n/texts';
import { formatMoment } from '@/i18n/time';
import { Panel } from '@/kit/PageHeader';
import { problemText } from '@/kit/problemText';
import { ErrorState, Loading } from '@/kit/States';
import styles from './profile.module.css';

interface Session {
  id: string;
  device: string | null;
  network: string | null;
  started_at: string;
  last_at: string;
  current: boolean;
}

/** Where the person is signed in; every other device can be signed out from here. */
export function Sessions() {
  const { t } = useTexts('profile');
  const { message } = App.useApp();
  const found = useQuery({
    queryKey: ['sessions'],
    queryFn: ({ signal }) => api.get<{ items: Session[] }>('/me/sessions', undefined, { signal }),
  });
  const end = async (id: string) => {
    try {
      await api.remove(`/me/sessions/${id}`);
      message.success(t('sessions.ended'));
      await found.refetch();
    } catch (error) {
      message.error(problemText(error, t));
    }
  };
  return (
    <Panel title={t('sessions.title')}>
      {found.isPending ? <Loading /> : null}
      {found.isError ? <ErrorState error={found.error} onRetry={() => void found.refetch()} /> : null}
      {found.data ? <Table sessions={found.data.items} onEnd={(id) => void end(id)} /> : null}
    </Panel>
  );
}

function Table({ sessions, onEnd }: { sessions: Session[]; onEnd: (id: string) => void }) {
  const { t } = useTexts('profile');
  return (
    // A region that scrolls sideways must be reachable by the keyboard.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard scrolls it
    <section className={styles.scroll} aria-label={t('sessions.title')} tabIndex={0}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th>{t('sessions.device')}</th>
            <th>{t('sessions.network')}</th>
            <th>{t('sessions.started')}</th>
            <th>{t('sessions.last')}</th>
            <th>
              <span className="kd-hidden">{t('sessions.end')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {sessions.map((one) => (
            <tr key={one.id}>
              <td>
                {one.device ?? t('sessions.unknown')}
                {one.current ? <span className={styles.badge}>{t('sessions.current')}</span> : null}
              </td>
              <td>{one.network ?? '—'}</td>
              <td>{formatMoment(one.started_at)}</td>
              <td>{formatMoment(one.last_at)}</td>
              <td>
                {one.current ? null : (
                  <Button
                    size="small"
                    aria-label={`${t('sessions.end')} ${one.device ?? ''}`}
                    onClick={() => onEnd(one.id)}
                  >
                    {t('sessions.end')}
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
