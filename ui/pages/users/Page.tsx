import { PlusOutlined } from '@ant-design/icons';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useMe, useObject } from '@/api/queries';
import type { DataRecord } from '@/api/types';
import { mayObject } from '@/gate/may';
import { useTexts } from '@/i18n/texts';
import { PageHeader } from '@/kit/PageHeader';
import { ErrorState, Loading, NoPermission, State } from '@/kit/States';
import { LinkDialog } from './LinkDialog';
import { type Asked, ReasonDialog } from './ReasonDialog';
import { UserDialog } from './UserDialog';
import { UserTable } from './UserTable';
import { type HandOver, usersChanged, useUsers } from './users';
import styles from './users.module.css';

/** Colleagues: who is in, with which roles, and how they get in. */
export default function UsersPage() {
  const { t } = useTexts('users');
  const me = useMe();
  const object = useObject('user');
  const [q, setQ] = useState('');
  const [edited, setEdited] = useState<DataRecord | 'new' | null>(null);
  const [asked, setAsked] = useState<Asked | null>(null);
  const [link, setLink] = useState<HandOver | null>(null);
  const mayInvite = mayObject(me, 'user', 'create');
  const found = useUsers(q);
  if (!object) return <NoPermission />;
  const users = found.data?.pages.flatMap((page) => page.items) ?? [];
  const refs = Object.assign({}, ...(found.data?.pages.map((page) => page.refs) ?? [])) as Record<
    string,
    string
  >;
  return (
    <>
      <PageHeader
        title={t('title')}
        {...(mayInvite ? { hint: t('hint') } : {})}
        extra={
          mayInvite ? (
            <Button type="primary" icon={<PlusOutlined />} onClick={() => setEdited('new')}>
              {t('new')}
            </Button>
          ) : null
        }
      />
      <Input.Search
        className={styles.search ?? ''}
        allowClear
        placeholder={t('search')}
        aria-label={t('search')}
        onSearch={(words) => setQ(words.trim())}
      />
      {found.isPending ? <Loading /> : null}
      {found.isError ? <ErrorState error={found.error} onRetry={() => void found.refetch()} /> : null}
      {found.isSuccess && users.length === 0 ? <State title={t('empty')} /> : null}
      {users.length > 0 ? (
        <UserTable
          object={object}
          users={users}
          refs={refs}
          onEdit={setEdited}
          onAsk={setAsked}
          onLink={setLink}
        />
      ) : null}
      {found.hasNextPage ? (
        <Button
          className={styles.more ?? ''}
          loading={found.isFetchingNextPage}
          onClick={() => void found.fetchNextPage()}
        >
          {t('common:loadMore')}
        </Button>
      ) : null}
      {edited ? (
        <UserDialog
          object={object}
          user={edited === 'new' ? null : edited}
          refs={refs}
          onLink={setLink}
          onClose={() => setEdited(null)}
        />
      ) : null}
      {asked ? <ReasonDialog asked={asked} onLink={setLink} onClose={() => setAsked(null)} /> : null}
      {link ? (
        <LinkDialog
          link={link}
          onClose={() => {
            setLink(null);
            void usersChanged();
          }}
        />
      ) : null}
    </>
  );
}
