import { Button } from 'antd';
import { useState } from 'react';
import { queryClient } from '@/api/queries';
import { useTexts } from '@/i18n/texts';
import { formatMoment } from '@/i18n/time';
import { Panel } from '@/kit/PageHeader';
import { NewTokenDialog } from './NewTokenDialog';
import { OwnList } from './OwnList';
import styles from './profile.module.css';

interface Token {
  id: string;
  name: string;
  created_at: string;
  expires_at: string;
  last_used_at: string | null;
  prefix: string;
}

const PATH = '/tokens';

/** The tokens with which programs act in this person's name. */
export function Tokens() {
  const { t } = useTexts('profile');
  const [creating, setCreating] = useState(false);
  return (
    <Panel
      title={t('tokens.title')}
      extra={<Button onClick={() => setCreating(true)}>{t('tokens.create')}</Button>}
    >
      <p className={styles.hint}>{t('tokens.hint')}</p>
      <OwnList<Token>
        path={PATH}
        label={t('tokens.title')}
        empty={t('tokens.empty')}
        columns={[
          { key: 'name', title: t('tokens.name'), lead: true, render: (one) => one.name },
          { key: 'prefix', title: t('tokens.prefix'), render: (one) => <code>{one.prefix}…</code> },
          {
            key: 'created',
            title: t('tokens.created'),
            tight: true,
            render: (one) => formatMoment(one.created_at),
          },
          {
            key: 'expires',
            title: t('tokens.expires'),
            tight: true,
            render: (one) => formatMoment(one.expires_at),
          },
          {
            key: 'used',
            title: t('tokens.used'),
            tight: true,
            render: (one) => formatMoment(one.last_used_at) || t('tokens.never'),
          },
        ]}
        end={{
          label: t('tokens.revoke'),
          done: t('tokens.revoked'),
          name: (one) => one.name,
          confirm: (one) => ({
            title: t('tokens.revokeTitle', { name: one.name }),
            content: t('tokens.revokeHint'),
          }),
        }}
      />
      {creating ? (
        <NewTokenDialog
          onClose={() => setCreating(false)}
          onMade={() => void queryClient.invalidateQueries({ queryKey: [PATH] })}
        />
      ) : null}
    </Panel>
  );
}
