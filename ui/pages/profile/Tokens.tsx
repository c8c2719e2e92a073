import { useQuery } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useState } from 'react';
import { api } from '@/api/client';
import { useTexts } from '@/i18n/texts';
import { formatMoment } from '@/i18n/time';
import { Panel } from '@/kit/PageHeader';
import { problemText } from '@/kit/problemText';
import { ErrorState, Loading } from '@/kit/States';
import { NewTokenDialog } from './NewTokenDialog';
import styles from './profile.module.css';

interface Token {
  id: string;
  name: string;
  created_at: string;
  expires_at: string;
  last_used_at: string | null;
  prefix: string;
}

/** The tokens with which programs act in this person's name. */
export function Tokens() {
  const { t } = useTexts('profile');
  const { message, modal } = App.useApp();
  const [creating, setCreating] = useState(false);
  const found = useQuery({
    queryKey: ['tokens'],
    queryFn: ({ signal }) => api.get<{ items: Token[] }>('/tokens', undefined, { signal }),
  });
  const revoke = (token: Token) =>
    modal.confirm({
      title: t('tokens.revokeTitle', { name: token.name }),
      content: t('tokens.revokeHint'),
      okText: t('tokens.revoke'),
      okButtonProps: { danger: true },
      onOk: async () => {
        try {
          await api.remove(`/tokens/${token.id}`);
          message.success(t('tokens.revoked'));
          await found.refetch();
        } catch (error) {
          message.error(problemText(error, t));
        }
      },
    });
  return (
    <Panel
      title={t('tokens.title')}
      extra={<Button onClick={() => setCreating(true)}>{t('tokens.create')}</Button>}
    >
      <p className={styles.hint}>{t('tokens.hint')}</p>
      {found.isPending ? <Loading /> : null}
      {found.isError ? <ErrorState error={found.error} onRetry={() => void found.refetch()} /> : null}
      {found.data?.items.length === 0 ? <p className={styles.hint}>{t('tokens.empty')}</p> : null}
      {found.data && found.data.items.length > 0 ? (
        <Table tokens={found.data.items} onRevoke={revoke} />
      ) : null}
      {creating ? (
        <NewTokenDialog onClose={() => setCreating(false)} onMade={() => void found.refetch()} />
      ) : null}
    </Panel>
  );
}

function Table({ tokens, onRevoke }: { tokens: Token[]; onRevoke: (token: Token) => void }) {
  const { t } = useTexts('profile');
  return (
    // A region that scrolls sideways must be reachable by the keyboard.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard scrolls it
    <section className={styles.scroll} aria-label={t('tokens.title')} tabIndex={0}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th>{t('tokens.name')}</th>
            <th>{t('tokens.prefix')}</th>
            <th>{t('tokens.created')}</th>
            <th>{t('tokens.expires')}</th>
            <th>{t('tokens.used')}</th>
            <th>
              <span className="kd-hidden">{t('tokens.revoke')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {tokens.map((one) => (
            <tr key={one.id}>
              <td>{one.name}</td>
              <td>
                <code>{one.prefix}…</code>
              </td>
              <td>{formatMoment(one.created_at)}</td>
              <td>{formatMoment(one.expires_at)}</td>
              <td>{formatMoment(one.last_used_at) || t('tokens.never')}</td>
              <td>
                <Button
                  size="small"
                  danger
                  aria-label={`${t('tokens.revoke')} ${one.name}`}
                  onClick={() => onRevoke(one)}
                >
                  {t('tokens.revoke')}
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
