import { App, Button } from 'antd';
import { api } from '@/api/client';
import { queryClient } from '@/api/queries';
import { useTexts } from '@/i18n/texts';
import { formatMoment } from '@/i18n/time';
import { Panel } from '@/kit/PageHeader';
import { useAttempt } from '@/kit/useAttempt';
import { OwnList } from './OwnList';
import styles from './profile.module.css';

interface Session {
  id: string;
  device: string | null;
  bound: boolean;
  network: string | null;
  network_known: boolean;
  started_at: string;
  last_at: string;
  current: boolean;
}

const PATH = '/me/sessions';

/** Where the person is signed in; each other session can be ended from here, or all of them at once. */
export function Sessions() {
  const { t } = useTexts('profile');
  const { message } = App.useApp();
  const { attempt } = useAttempt();
  const deviceOf = (one: Session) => one.device ?? t('sessions.unknown');
  const endOthers = () =>
    attempt(async () => {
      const { ended } = await api.remove<{ ended: number }>(PATH);
      message.success(t('sessions.othersEnded', { count: ended }));
      await queryClient.invalidateQueries({ queryKey: [PATH] });
    });
  return (
    <Panel
      title={t('sessions.title')}
      extra={<Button onClick={() => void endOthers()}>{t('sessions.endOthers')}</Button>}
    >
      <p className={styles.hint}>{t('sessions.hint')}</p>
      <OwnList<Session>
        path={PATH}
        label={t('sessions.title')}
        columns={[
          {
            key: 'device',
            title: t('sessions.device'),
            lead: true,
            render: (one) => (
              <span>
                {deviceOf(one)}
                {one.current ? <span className={styles.badge}>{t('sessions.current')}</span> : null}
              </span>
            ),
          },
          {
            key: 'network',
            title: t('sessions.network'),
            render: (one) => (
              <span>
                {one.network ?? '—'}
                {one.network && !one.network_known ? (
                  <span className={styles.badge}>{t('sessions.newNetwork')}</span>
                ) : null}
              </span>
            ),
          },
          {
            key: 'bound',
            title: t('sessions.bound'),
            render: (one) => t(one.bound ? 'sessions.isBound' : 'sessions.isFree'),
          },
          {
            key: 'started',
            title: t('sessions.started'),
            tight: true,
            render: (one) => formatMoment(one.started_at),
          },
          { key: 'last', title: t('sessions.last'), tight: true, render: (one) => formatMoment(one.last_at) },
        ]}
        end={{
          label: t('sessions.end'),
          done: t('sessions.ended'),
          name: deviceOf,
          may: (one) => !one.current,
        }}
      />
    </Panel>
  );
}
