import { PlusOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useState } from 'react';
import { matrixQuery } from '@/api/matrix';
import { useMe } from '@/api/queries';
import type { DataRecord } from '@/api/types';
import { mayObject } from '@/gate/may';
import { useTexts } from '@/i18n/texts';
import { PageHeader } from '@/kit/PageHeader';
import { ErrorState, Loading } from '@/kit/States';
import { NewRoleDialog } from './NewRoleDialog';
import { RoleEditor } from './RoleEditor';
import { RoleList } from './RoleList';
import { type Draft, draftOf, sortRoles, useRoles } from './roles';
import styles from './roles.module.css';

/** The roles, and what each one grants. */
export default function RolesPage() {
  const { t } = useTexts('roles');
  const me = useMe();
  const { modal } = App.useApp();
  const roles = useRoles();
  const matrix = useQuery(matrixQuery);
  const [draft, setDraft] = useState<Draft | null>(null);
  const [dirty, setDirty] = useState(false);
  const [creating, setCreating] = useState(false);
  const records = sortRoles(roles.data?.items ?? []);
  const first = records[0];
  const shown = draft ?? (first ? draftOf(first) : null);

  // Another role is another editor; a saved one keeps its place and what was unfolded.
  const [turn, setTurn] = useState(0);
  const open = (next: Draft) => {
    setTurn(turn + 1);
    setDraft(next);
    setDirty(next.record === null);
  };
  const leave = (next: () => void) => {
    if (!dirty) return next();
    modal.confirm({
      title: t('discardTitle'),
      okText: t('discard'),
      cancelText: t('stay'),
      okButtonProps: { danger: true },
      onOk: next,
    });
  };
  const failed = roles.isError ? roles : matrix.isError ? matrix : null;
  return (
    <>
      <PageHeader
        title={t('title')}
        hint={t('hint')}
        extra={
          mayObject(me, 'role', 'create') ? (
            <Button type="primary" icon={<PlusOutlined />} onClick={() => leave(() => setCreating(true))}>
              {t('new')}
            </Button>
          ) : null
        }
      />
      {failed ? <ErrorState error={failed.error} onRetry={() => void failed.refetch()} /> : null}
      {!failed && (roles.isPending || matrix.isPending) ? <Loading /> : null}
      {roles.data && matrix.data && shown ? (
        <div className={styles.columns}>
          <RoleList
            records={records}
            chosen={shown.record?.id ?? null}
            onChoose={(record: DataRecord) => leave(() => open(draftOf(record)))}
          />
          <RoleEditor
            key={`${turn} ${draft ? '' : shown.record?.id}`}
            draft={shown}
            matrix={matrix.data}
            dirty={dirty}
            onDirty={() => setDirty(true)}
            onOpen={open}
            onSaved={(saved) => {
              setDraft(saved);
              setDirty(false);
            }}
            onGone={() => {
              setDraft(null);
              setDirty(false);
            }}
          />
        </div>
      ) : null}
      {creating && matrix.data ? (
        <NewRoleDialog matrix={matrix.data} onDraft={open} onClose={() => setCreating(false)} />
      ) : null}
    </>
  );
}
