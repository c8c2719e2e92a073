import { useTexts } from '@/i18n/texts';
import { formatMoment } from '@/i18n/time';
import { Panel } from '@/kit/PageHeader';
import { OwnList } from './OwnList';
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
  const deviceOf = (one: Session) => one.device ?? t('sessions.unknown');
  return (
    <Panel title={t('sessions.title')}>
      <OwnList<Session>
        path="/me/sessions"
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
          { key: 'network', title: t('sessions.network'), render: (one) => one.network ?? '—' },
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
