import { useQuery } from '@tanstack/react-query';
import { App, Button, Form, Input } from 'antd';
import { useState } from 'react';
import { api } from '@/api/client';
import { sso } from '@/gate/enter/sso';
import { useTexts } from '@/i18n/texts';
import { formatMoment } from '@/i18n/time';
import { FormDialog } from '@/kit/FormDialog';
import { Panel } from '@/kit/PageHeader';
import { type PlainColumn, PlainTable } from '@/kit/PlainTable';
import { ErrorState, Loading } from '@/kit/States';
import { useAttempt } from '@/kit/useAttempt';
import styles from './profile.module.css';

interface Identity {
  provider: string;
  name: string;
  kind: 'oidc' | 'ldap';
  linked_at: string | null;
  last_used_at: string | null;
}

const PATH = '/me/identities';

/** The company's accounts by which a person may sign in; nothing where the company has none. */
export function Identities() {
  const { t } = useTexts('profile');
  const { message, modal } = App.useApp();
  const { attempt } = useAttempt();
  const [asking, setAsking] = useState<Identity | null>(null);
  const found = useQuery({
    queryKey: [PATH],
    queryFn: ({ signal }) => api.get<{ items: Identity[] }>(PATH, undefined, { signal }),
  });
  const link = (one: Identity) =>
    one.kind === 'ldap' ? setAsking(one) : void attempt(() => sso.goToLink(one.provider));
  const linkByPassword = async (typed: { login: string; password: string }) => {
    await api.post(`${PATH}/password`, { provider: asking?.provider, ...typed });
    setAsking(null);
    message.success(t('identities.linked'));
    await found.refetch();
  };
  const unlink = (one: Identity) =>
    modal.confirm({
      title: t('identities.removeTitle', { name: one.name }),
      content: t('identities.removeHint'),
      okText: t('identities.remove'),
      okButtonProps: { danger: true },
      onOk: () =>
        attempt(async () => {
          await api.remove(`${PATH}/${one.provider}`);
          message.success(t('identities.removed'));
          await found.refetch();
        }),
    });
  const columns = useColumns(link, unlink);
  if (found.isPending) return <Loading />;
  if (found.isError) return <ErrorState error={found.error} onRetry={() => void found.refetch()} />;
  if (found.data.items.length === 0) return null;

  return (
    <Panel title={t('identities.title')}>
      <p className={styles.hint}>{t('identities.hint')}</p>
      <PlainTable
        label={t('identities.title')}
        columns={columns}
        rows={found.data.items}
        rowKey={(one) => one.provider}
      />
      {asking ? (
        <FormDialog<{ login: string; password: string }>
          title={t('identities.link', { name: asking.name })}
          hint={t('identities.directoryHint')}
          okText={t('identities.linkShort')}
          initial={{ login: '', password: '' }}
          onSubmit={linkByPassword}
          onClose={() => setAsking(null)}
        >
          <DirectoryItems />
        </FormDialog>
      ) : null}
    </Panel>
  );
}

function DirectoryItems() {
  const { t } = useTexts('profile');
  const rules = [{ required: true, message: t('identities.missing') }];
  return (
    <>
      <Form.Item name="login" label={t('identities.login')} rules={rules}>
        <Input maxLength={128} autoComplete="off" autoFocus />
      </Form.Item>
      <Form.Item name="password" label={t('identities.password')} rules={rules}>
        <Input.Password maxLength={128} autoComplete="off" />
      </Form.Item>
    </>
  );
}

function useColumns(link: (one: Identity) => void, unlink: (one: Identity) => void): PlainColumn<Identity>[] {
  const { t } = useTexts('profile');
  const at = (moment: string | null) => (moment ? formatMoment(moment) : '—');
  return [
    { key: 'name', title: t('identities.name'), lead: true, render: (one) => one.name },
    { key: 'linked', title: t('identities.since'), tight: true, render: (one) => at(one.linked_at) },
    { key: 'used', title: t('identities.used'), tight: true, render: (one) => at(one.last_used_at) },
    {
      key: 'act',
      title: t('identities.act'),
      tight: true,
      acts: true,
      render: (one) =>
        one.linked_at ? (
          <Button
            size="small"
            danger
            aria-label={`${t('identities.remove')} ${one.name}`}
            onClick={() => unlink(one)}
          >
            {t('identities.remove')}
          </Button>
        ) : (
          <Button
            size="small"
            aria-label={t('identities.link', { name: one.name })}
            onClick={() => link(one)}
          >
            {t('identities.linkShort')}
          </Button>
        ),
    },
  ];
}
