import { LeftOutlined, RightOutlined, SettingOutlined } from '@ant-design/icons';
import { Button, Segmented, Select } from 'antd';
import { useState } from 'react';
import { objectsQuery, queryClient, useMe } from '@/api/queries';
import { mayObject } from '@/gate/may';
import { useTexts } from '@/i18n/texts';
import { onDemand } from '@/kit/onDemand';
import { PageHeader } from '@/kit/PageHeader';
import { ErrorState, Loading, State } from '@/kit/States';
import styles from './dashboard.module.css';
import { Grid } from './Grid';
import { endOf, monthText, type Period, periodAt, SPANS, type Span, stepped } from './period';
import { RATES, ratesQuery } from './rates';
import { type Saved, savedQuery, useSaved, usual } from './saved';
import type { Scope } from './types';

const Arrange = onDemand(() => import('./Arrange'));

/** Asks for how the tiles are arranged, and for the rates that amounts in them may need. */
export function ahead(): void {
  void queryClient.prefetchQuery(savedQuery);
  const objects = queryClient.getQueryData(objectsQuery.queryKey)?.items;
  if (objects?.some((one) => one.name === RATES)) void queryClient.prefetchQuery(ratesQuery);
}

export const warm = ahead;

/** Figures of one's own work and of one's team. */
export default function DashboardPage() {
  const { t } = useTexts('dashboard');
  const me = useMe();
  const found = useSaved(me.user.id);
  const [chosen, setChosen] = useState<string | null>(null);
  if (found.isPending) return <Loading />;
  if (found.isError) return <ErrorState error={found.error} onRetry={() => void found.refetch()} />;
  const own = found.data.find((one) => one.record?.owner === me.user.id);
  const picked = found.data.find((one) => one.record?.id === chosen);
  const saved = chosen === '' ? usual(t('usual')) : (picked ?? own ?? usual(t('usual')));
  return <Dashboard key={saved.record?.id ?? ''} saved={saved} every={found.data} onChoose={setChosen} />;
}

function Dashboard({
  saved,
  every,
  onChoose,
}: {
  saved: Saved;
  every: Saved[];
  onChoose: (id: string) => void;
}) {
  const { t } = useTexts('dashboard');
  const me = useMe();
  const leads = mayObject(me, 'target', 'create');
  const [scope, setScope] = useState<Scope>(
    saved.scope === 'mine' && !saved.record && leads ? 'team' : saved.scope,
  );
  const [period, setPeriod] = useState<Period>(() => periodAt(saved.span, new Date()));
  const [arranging, setArranging] = useState(false);
  const whose = scope === 'mine' || !leads ? `owner = "${me.user.id}"` : '';
  const options = [
    { value: '', label: t('usual') },
    ...every.map((one) => ({
      value: one.record?.id ?? '',
      label: one.record?.owner === me.user.id ? one.name : t('sharedBy', { name: one.name }),
    })),
  ];
  const acts = (
    <div className={styles.acts}>
      {options.length > 1 ? (
        <Select
          value={saved.record?.id ?? ''}
          onChange={onChoose}
          options={options}
          aria-label={t('choose')}
          popupMatchSelectWidth={false}
        />
      ) : null}
      {leads ? (
        <Segmented<Scope>
          value={scope}
          onChange={setScope}
          options={[
            { value: 'mine', label: t('mine') },
            { value: 'team', label: t('team') },
          ]}
          aria-label={t('scope')}
        />
      ) : null}
      <Periods period={period} onChange={setPeriod} />
      {mayObject(me, 'dashboard', 'create') ? (
        <Button icon={<SettingOutlined />} onClick={() => setArranging(true)}>
          {t('arrange')}
        </Button>
      ) : null}
    </div>
  );
  return (
    <>
      <PageHeader title={saved.record ? saved.name : t('title')} extra={acts} />
      {arranging ? (
        <Arrange
          saved={{ ...saved, scope, span: period.span }}
          onClose={() => setArranging(false)}
          onSaved={(id) => {
            setArranging(false);
            onChoose(id);
          }}
        />
      ) : saved.tiles.length === 0 ? (
        <State title={t('noTiles')} hint={t('noTilesHint')} />
      ) : (
        <Grid tiles={saved.tiles} whose={whose} period={period} />
      )}
    </>
  );
}

function Periods({ period, onChange }: { period: Period; onChange: (period: Period) => void }) {
  const { t } = useTexts('dashboard');
  const [first, last] = [monthText(period.from), monthText(endOf(period) - 1)];
  return (
    <div className={styles.period}>
      <Segmented<Span>
        value={period.span}
        onChange={(span) => onChange(periodAt(span, new Date()))}
        options={SPANS.map((value) => ({ value, label: t(`span.${value}`) }))}
        aria-label={t('period')}
      />
      <Button
        type="text"
        icon={<LeftOutlined />}
        aria-label={t('earlier')}
        onClick={() => onChange(stepped(period, -1))}
      />
      <span aria-live="polite" className={styles.when}>
        {first === last ? first : `${first} – ${last}`}
      </span>
      <Button
        type="text"
        icon={<RightOutlined />}
        aria-label={t('later')}
        onClick={() => onChange(stepped(period, 1))}
      />
    </div>
  );
}
