import { useQuery } from '@tanstack/react-query';
import { App, Button, Form, Input } from 'antd';
import { api } from '@/api/client';
import { meQuery, queryClient } from '@/api/queries';
import { useTexts } from '@/i18n/texts';
import { formatMoment } from '@/i18n/time';
import { CopyButton } from '@/kit/CopyButton';
import { PageHeader, Panel } from '@/kit/PageHeader';
import { ErrorState, Loading } from '@/kit/States';
import { useAttempt } from '@/kit/useAttempt';
import { Demo } from './Demo';
import { KeyPanel } from './KeyPanel';
import styles from './organisation.module.css';

interface Organisation {
  id: string;
  name: string;
  demo: boolean;
  users: number;
  departments?: number;
  created_at: string;
  ledger_key?: string;
}

/** The company itself, its recovery key, and the way out of the demo. */
export default function OrganisationPage() {
  const { t } = useTexts('organisation');
  const found = useQuery({
    queryKey: ['organisation'],
    queryFn: ({ signal }) => api.get<Organisation>('/organisation', undefined, { signal }),
  });
  return (
    <div className={styles.page}>
      <PageHeader title={t('title')} hint={t('hint')} />
      {found.isPending ? <Loading /> : null}
      {found.isError ? <ErrorState error={found.error} onRetry={() => void found.refetch()} /> : null}
      {found.data ? <Info key={found.data.name} organisation={found.data} /> : null}
      {found.data ? <KeyPanel demo={found.data.demo} /> : null}
      {found.data?.demo ? <Demo name={found.data.name} /> : null}
    </div>
  );
}

function Info({ organisation }: { organisation: Organisation }) {
  const { t } = useTexts('organisation');
  const { message } = App.useApp();
  const { busy, attempt } = useAttempt();
  const rename = (name: string) =>
    attempt(async () => {
      await api.patch('/organisation', { name: name.trim() });
      message.success(t('saved'));
      await Promise.all([
        queryClient.invalidateQueries({ queryKey: ['organisation'] }),
        queryClient.invalidateQueries({ queryKey: meQuery.queryKey }),
      ]);
    });
  const facts = [
    [t('users'), String(organisation.users)],
    [t('departments'), organisation.departments === undefined ? '' : String(organisation.departments)],
    [t('created'), formatMoment(organisation.created_at)],
  ].filter(([, value]) => value);
  return (
    <Panel title={t('info')}>
      <Form<{ name: string }>
        name="organisation"
        layout="vertical"
        requiredMark={false}
        initialValues={{ name: organisation.name }}
        onFinish={({ name }) => void rename(name)}
      >
        <div className={styles.rename}>
          <Form.Item
            name="name"
            label={t('name')}
            rules={[{ required: true, whitespace: true, message: t('nameMissing') }]}
          >
            <Input maxLength={100} />
          </Form.Item>
          <Button htmlType="submit" loading={busy}>
            {t('common:save')}
          </Button>
        </div>
      </Form>
      <dl className={styles.facts}>
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {organisation.ledger_key ? (
        <div className={styles.public}>
          <div>
            {t('ledgerKey')} <span>{t('ledgerKeyHint')}</span>
          </div>
          <code>{organisation.ledger_key}</code>
          <CopyButton size="small" text={organisation.ledger_key} />
        </div>
      ) : null}
    </Panel>
  );
}
