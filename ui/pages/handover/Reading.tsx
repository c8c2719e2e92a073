import { useObjects } from '@/api/queries';
import { useText } from '@/i18n/text';
import { useTexts } from '@/i18n/texts';
import { Panel } from '@/kit/PageHeader';
import { PlainTable } from '@/kit/PlainTable';
import { ErrorState, Loading } from '@/kit/States';
import styles from './handover.module.css';
import { type Reads, useReads } from './queries';

type Day = Reads['days'][number];
type Seen = Reads['objects'][number];

/** What somebody looked at in the last thirty days, for who may read the ledger. */
export function Reading({ user }: { user: string }) {
  const { t } = useTexts('handover');
  const text = useText();
  const objects = useObjects();
  const found = useReads(user, true);
  if (found.isPending) return <Loading />;
  if (found.isError) return <ErrorState error={found.error} onRetry={() => void found.refetch()} />;
  const told = found.data;
  const figure = (count: number) => count.toLocaleString('en-US');
  const numbers = [
    ['reveals', told.reveals],
    ['exports', told.exports],
    ['refused', told.refused],
  ] as const;
  const days = [
    { key: 'date', title: t('reads.date'), lead: true, render: (one: Day) => one.date },
    ...(['acts', 'records', 'reveals', 'exports'] as const).map((key) => ({
      key,
      title: t(`reads.${key}`),
      numeric: true,
      render: (one: Day) => figure(one[key]),
    })),
  ];
  const seen = [
    {
      key: 'object',
      title: t('reads.object'),
      lead: true,
      render: (one: Seen) => text(objects.find((each) => each.name === one.object)?.plural) || one.object,
    },
    ...(['acts', 'records'] as const).map((key) => ({
      key,
      title: t(`reads.${key}`),
      numeric: true,
      render: (one: Seen) => figure(one[key]),
    })),
  ];
  return (
    <Panel title={t('reads.title')}>
      <dl className={styles.numbers}>
        {numbers.map(([key, count]) => (
          <div key={key}>
            <dt>{t(`reads.${key}`)}</dt>
            <dd>{figure(count)}</dd>
          </div>
        ))}
      </dl>
      {told.more ? <p>{t('reads.more')}</p> : null}
      {told.days.length === 0 ? <p>{t('reads.none')}</p> : null}
      {told.objects.length > 0 ? (
        <PlainTable
          label={t('reads.object')}
          columns={seen}
          rows={told.objects}
          rowKey={(one) => one.object}
        />
      ) : null}
      {told.days.length > 0 ? (
        <PlainTable
          label={t('reads.date')}
          columns={days}
          rows={[...told.days].reverse()}
          rowKey={(one) => one.date}
        />
      ) : null}
    </Panel>
  );
}
