import { useQuery } from '@tanstack/react-query';
import { api, BASE } from '@/api/client';
import { useMe, useObject } from '@/api/queries';
import type { Page } from '@/api/types';
import { useTexts } from '@/i18n/texts';
import { CopyButton } from '@/kit/CopyButton';
import { Panel } from '@/kit/PageHeader';
import { NoPermission } from '@/kit/States';
import { RecordList } from '@/records/list/RecordList';
import styles from './settings.module.css';

const OBJECT = 'identity_provider';

/** Who signs people in elsewhere, and what a provider must be told of this Kedun. */
export default function SignInSettingsPage() {
  const { t } = useTexts('signIn');
  const object = useObject(OBJECT);
  if (!object) return <NoPermission />;
  return (
    <>
      <RecordList object={object} />
      <p className={styles.hint}>{t('hint')}</p>
      <Addresses />
    </>
  );
}

/** What is registered at each provider: where it sends browsers back to, and where it tells of logouts. */
function Addresses() {
  const { t } = useTexts('signIn');
  const { org } = useMe();
  const found = useQuery({
    queryKey: ['records', OBJECT, 'addresses'],
    queryFn: ({ signal }) =>
      api.get<Page>(`/records/${OBJECT}`, { filter: 'kind = "oidc"', page_size: 100 }, { signal }),
  });
  const { origin } = window.location;
  return (
    <Panel title={t('addresses.title')}>
      <p className={styles.hint}>{t('addresses.hint')}</p>
      <Address label={t('addresses.back')} value={`${origin}/sign-in-return`} />
      {found.data?.items.map((one) => (
        <Address
          key={one.id}
          label={t('addresses.logout', { name: one.title })}
          value={`${origin}${BASE}/auth/sso/${org.id}/${one.id}/logout`}
        />
      ))}
    </Panel>
  );
}

function Address({ label, value }: { label: string; value: string }) {
  return (
    <div className={styles.address}>
      <span>{label}</span>
      <code>{value}</code>
      <CopyButton text={value} />
    </div>
  );
}
