import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { App, Button } from 'antd';
import type { ObjectDeclaration } from '@/api/types';
import { useTexts } from '@/i18n/texts';
import { formatMoment } from '@/i18n/time';
import { PlainTable } from '@/kit/PlainTable';
import { ErrorState, Loading, State } from '@/kit/States';
import { useAttempt } from '@/kit/useAttempt';
import { FORGET } from '../queries';
import { type Distinct, distinctFrom, setDistinct } from './queries';

/** Pairs of which somebody said that they are two, to be taken back. */
export function Dismissed({ object }: { object: ObjectDeclaration }) {
  const { t } = useTexts('merge');
  const { message } = App.useApp();
  const { busy, attempt } = useAttempt();
  const found = useInfiniteQuery({
    queryKey: ['records', object.name, 'distinct'],
    gcTime: FORGET,
    initialPageParam: null as number | null,
    queryFn: ({ signal, pageParam }) => distinctFrom(object.name, pageParam, signal),
    getNextPageParam: (last) => last.before,
  });
  if (found.isPending) return <Loading />;
  if (found.isError) return <ErrorState error={found.error} onRetry={() => void found.refetch()} />;
  const items = found.data.pages.flatMap((page) => page.items);
  if (items.length === 0 && !found.hasNextPage) {
    return <State title={t('noDismissed')} hint={t('noDismissedHint')} />;
  }
  const back = async (one: Distinct) => {
    if (!(await attempt(() => setDistinct(object.name, one.id, one.other, false)))) return;
    message.success(t('takenBack'));
    await found.refetch();
  };
  const link = (id: string, title: string) => <Link to={`/records/${object.name}/${id}`}>{title}</Link>;
  return (
    <>
      <PlainTable
        label={t('dismissed')}
        rows={items}
        rowKey={(one) => `${one.id} ${one.other}`}
        columns={[
          { key: 'one', title: t('other'), lead: true, render: (one) => link(one.id, one.title) },
          { key: 'other', title: t('one'), render: (one) => link(one.other, one.other_title) },
          { key: 'by', title: t('saidBy'), render: (one) => one.actor_name },
          { key: 'at', title: t('saidAt'), tight: true, render: (one) => formatMoment(one.at) },
          {
            key: 'acts',
            title: t('acts'),
            tight: true,
            render: (one) => (
              <Button size="small" disabled={busy} onClick={() => void back(one)}>
                {t('takeBack')}
              </Button>
            ),
          },
        ]}
      />
      {found.hasNextPage ? (
        <Button loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
          {t('further')}
        </Button>
      ) : null}
    </>
  );
}
