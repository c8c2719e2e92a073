import { TeamOutlined, UserOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useState } from 'react';
import type { DataRecord } from '@/api/types';
import { useTexts } from '@/i18n/texts';
import { formatMoment } from '@/i18n/time';
import { Badge } from '@/kit/Badge';
import { PlainTable } from '@/kit/PlainTable';
import { ErrorState, Loading } from '@/kit/States';
import { useAttempt } from '@/kit/useAttempt';
import { type Collaborator, collaboratorsOf, takeBack } from './queries';
import { ShareDialog } from './ShareDialog';
import styles from './sharing.module.css';

/** With whom this record is shared, what they may do and until when; who may share it adds and takes back. */
export function Collaborators({ record }: { record: DataRecord }) {
  const { t } = useTexts('sharing');
  const found = useQuery(collaboratorsOf(record));
  const [adds, setAdds] = useState(false);
  const columns = useColumns(record, found.data?.may_share ?? false);
  if (found.isPending) return <Loading />;
  if (found.isError) return <ErrorState error={found.error} onRetry={() => void found.refetch()} />;
  const { items, may_share } = found.data;
  return (
    <>
      <div className={styles.head}>
        <p className={styles.hint}>{t('hint')}</p>
        {may_share ? (
          <Button type="primary" onClick={() => setAdds(true)}>
            {t('add')}
          </Button>
        ) : null}
      </div>
      {items.length === 0 ? (
        <p className={styles.empty}>{t('empty')}</p>
      ) : (
        <PlainTable label={t('title')} columns={columns} rows={items} rowKey={(one) => one.id} />
      )}
      {adds ? <ShareDialog record={record} about={found.data} onClose={() => setAdds(false)} /> : null}
    </>
  );
}

function useColumns(record: DataRecord, mayShare: boolean) {
  const { t } = useTexts('sharing');
  const Icon = (one: Collaborator) =>
    one.is_department ? <TeamOutlined aria-hidden /> : <UserOutlined aria-hidden />;
  const columns = [
    {
      key: 'who',
      title: t('who'),
      lead: true,
      render: (one: Collaborator) => (
        <span className={styles.who}>
          {Icon(one)} {one.name || t('gone')}
          {one.is_department ? <span className={styles.kind}>{t('department')}</span> : null}
        </span>
      ),
    },
    {
      key: 'right',
      title: t('right'),
      tight: true,
      render: (one: Collaborator) => (
        <Badge tone={one.edit ? 'busy' : 'quiet'}>{t(one.edit ? 'rights.edit' : 'rights.read')}</Badge>
      ),
    },
    { key: 'until', title: t('until'), tight: true, render: (one: Collaborator) => formatMoment(one.until) },
    { key: 'by', title: t('by'), tight: true, render: (one: Collaborator) => one.given_by },
  ];
  if (!mayShare) return columns;
  const acts = {
    key: 'acts',
    title: t('acts'),
    tight: true,
    acts: true,
    render: (one: Collaborator) => <TakeBack record={record} one={one} />,
  };
  return [...columns, acts];
}

function TakeBack({ record, one }: { record: DataRecord; one: Collaborator }) {
  const { t } = useTexts('sharing');
  const { modal, message } = App.useApp();
  const { busy, attempt } = useAttempt();
  const ask = () =>
    modal.confirm({
      title: t('takeBackTitle', { name: one.name }),
      content: t('takeBackHint'),
      okText: t('takeBack'),
      onOk: async () => {
        if (await attempt(() => takeBack(record, one.id))) message.success(t('takenBack'));
      },
    });
  return (
    <Button size="small" loading={busy} onClick={ask}>
      {t('takeBack')}
    </Button>
  );
}
