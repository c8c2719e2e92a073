import { useMe } from '@/api/queries';
import { mayPage } from '@/gate/may';
import { useText } from '@/i18n/text';
import { useTexts } from '@/i18n/texts';
import { PageHeader, Panel } from '@/kit/PageHeader';
import { CalendarFeed } from './CalendarFeed';
import { Devices } from './Devices';
import { Identities } from './Identities';
import { NotificationChoices } from './NotificationChoices';
import { Passkeys } from './Passkeys';
import { Password } from './Password';
import styles from './profile.module.css';
import { SecondFactor } from './SecondFactor';
import { Sessions } from './Sessions';
import { Tips } from './Tips';
import { Tokens } from './Tokens';

/** A person's own account. */
export default function ProfilePage() {
  const { t } = useTexts('profile');
  const me = useMe();
  return (
    <div className={styles.page}>
      <PageHeader title={t('title')} hint={t('hint')} />
      <div className={styles.columns}>
        <Account />
        <SecondFactor />
      </div>
      <Password />
      <Passkeys />
      <Identities />
      <Sessions />
      <Devices />
      <NotificationChoices />
      {mayPage(me, 'calendar') ? <CalendarFeed /> : null}
      {mayPage(me, 'tokens') ? <Tokens /> : null}
      <Tips />
    </div>
  );
}

function Account() {
  const { t } = useTexts('profile');
  const text = useText();
  const { user } = useMe();
  const facts = [
    [t('account.name'), user.name],
    [t('account.login'), user.login],
    [t('account.department'), user.department?.name ?? t('account.none')],
    [t('account.roles'), user.roles.map((role) => text(role.name)).join(' · ') || t('account.none')],
  ];
  return (
    <Panel title={t('account.title')}>
      <dl className={styles.facts}>
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Panel>
  );
}
