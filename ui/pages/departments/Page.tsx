import { PlusOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useState } from 'react';
import { api } from '@/api/client';
import { queryClient, useMe } from '@/api/queries';
import type { DataRecord, Page } from '@/api/types';
import { mayObject } from '@/gate/may';
import { useTexts } from '@/i18n/texts';
import { PageHeader } from '@/kit/PageHeader';
import { problemText } from '@/kit/problemText';
import { ErrorState, Loading, State } from '@/kit/States';
import { acts } from '@/records/queries';
import { textOf } from '@/records/textOf';
import { DepartmentDialog, type Edited } from './DepartmentDialog';
import styles from './departments.module.css';
import { Tree } from './Tree';
import { treeOf } from './tree';

const PAGE = 500;
const list = (object: string) => ({
  queryKey: ['records', object, 'whole'],
  queryFn: ({ signal }: { signal: AbortSignal }) =>
    api.get<Page>(`/records/${object}`, { page_size: PAGE }, { signal }),
});

async function changed(): Promise<void> {
  await Promise.all([
    queryClient.invalidateQueries({ queryKey: ['records', 'department'] }),
    queryClient.invalidateQueries({ queryKey: ['choose', 'department'] }),
  ]);
}

/** The departments as a tree. */
export default function DepartmentsPage() {
  const { t } = useTexts('departments');
  const me = useMe();
  const { message, modal } = App.useApp();
  const [edited, setEdited] = useState<Edited | null>(null);
  const found = useQuery(list('department'));
  const people = useQuery({ ...list('user'), enabled: mayObject(me, 'user', 'list') });
  const may = mayObject(me, 'department', 'create');
  const add = may ? (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => setEdited({ record: null, parent: null })}>
      {t('new')}
    </Button>
  ) : null;

  const remove = (record: DataRecord) =>
    modal.confirm({
      title: t('deleteTitle', { name: record.title }),
      content: t('deleteHint'),
      okText: t('delete'),
      okButtonProps: { danger: true },
      onOk: async () => {
        try {
          await acts.remove(record);
          message.success(t('deleted'));
          await changed();
        } catch (error) {
          message.error(problemText(error, t));
        }
      },
    });
  const nodes = treeOf(found.data?.items ?? []);
  const counts = countsOf(people.data?.items);
  return (
    <>
      <PageHeader title={t('title')} hint={t('hint')} extra={add} />
      {found.isPending ? <Loading /> : null}
      {found.isError ? <ErrorState error={found.error} onRetry={() => void found.refetch()} /> : null}
      {found.isSuccess && nodes.length === 0 ? (
        <State title={t('empty')} hint={t('emptyHint')} action={add} />
      ) : null}
      {nodes.length > 0 ? (
        <section className={styles.box} aria-label={t('title')}>
          <Tree
            nodes={nodes}
            refs={found.data?.refs ?? {}}
            counts={counts}
            onAdd={may ? (parent) => setEdited({ record: null, parent }) : null}
            onEdit={(record) => setEdited({ record, parent: null })}
            onDelete={remove}
          />
        </section>
      ) : null}
      {edited ? (
        <DepartmentDialog
          edited={edited}
          nodes={nodes}
          refs={found.data?.refs ?? {}}
          onSaved={changed}
          onClose={() => setEdited(null)}
        />
      ) : null}
    </>
  );
}

/** How many people each department has, as far as the person may know. */
function countsOf(users: DataRecord[] | undefined): Map<string, number> {
  const counts = new Map<string, number>();
  for (const user of users ?? []) {
    const department = textOf(user, 'department');
    if (department) counts.set(department, (counts.get(department) ?? 0) + 1);
  }
  return counts;
}
