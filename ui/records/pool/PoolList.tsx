import { Button, Segmented, Select } from 'antd';
import { useMemo, useState } from 'react';
import type { DataRecord, ObjectDeclaration } from '@/api/types';
import { useText } from '@/i18n/text';
import { useTexts } from '@/i18n/texts';
import { PageHeader } from '@/kit/PageHeader';
import { ErrorState, Loading, State } from '@/kit/States';
import { useNarrow } from '@/kit/useNarrow';
import { BulkBar } from '../list/BulkBar';
import { FilterBuilder } from '../list/FilterBuilder';
import list from '../list/list.module.css';
import { Nothing } from '../list/Nothing';
import { Pager } from '../list/Pager';
import { QuickLook } from '../list/QuickLook';
import { RecordCards } from '../list/RecordCards';
import { RecordTable } from '../list/RecordTable';
import { type ListState, useListState } from '../list/state';
import { useListFields } from '../list/useFields';
import { useTotal } from '../list/useTotal';
import { useRecords } from '../queries';
import styles from './pool.module.css';
import { type Pool, usePools } from './queries';
import { useClaim } from './useClaim';

/** What helps to choose a customer without telling who it is. */
const COLUMNS = ['level', 'region', 'source', 'brands', 'last_contact_on', 'pooled_on', 'pooled_why'];

/** Customers whom nobody holds, each with the way to make it one's own. */
export function PoolList({ object }: { object: ObjectDeclaration }) {
  const { t } = useTexts('pool');
  const pools = usePools(object.name);
  if (pools.isPending) return <Loading />;
  if (pools.isError) return <ErrorState error={pools.error} onRetry={() => void pools.refetch()} />;
  // Who sees all customers sees those of all pools.
  const seen = pools.data.filter((one) => one.waiting);
  return (
    <>
      <PageHeader title={t('title')} hint={t('hint')} />
      {seen.length === 0 ? <State title={t('none')} hint={t('noneHint')} /> : null}
      {seen.length > 0 ? <Lying object={object} pools={seen} /> : null}
    </>
  );
}

/** The filter that the pool's choice stands for. */
const inPool = (id: string) => (id ? `pool = "${id}"` : '');

function Lying({ object, pools }: { object: ObjectDeclaration; pools: Pool[] }) {
  const { t } = useTexts('records');
  const text = useText();
  const narrow = useNarrow();
  // A list of its own: what is set up here is not set up for the customers in use.
  const [state, change] = useListState(`${object.name}:pool`);
  const [ticked, setTicked] = useState<string[]>([]);
  const [looked, setLooked] = useState<DataRecord | null>(null);
  const fields = usePoolFields(object);
  const found = useRecords(object, state, COLUMNS, 'pooled');
  const total = useTotal(object, state, found.isPlaceholderData ? undefined : found.data, 'pooled');
  const claim = useClaim();
  const items = found.data?.items ?? [];
  const selected = ticked.filter((id) => items.some((one) => one.id === id));
  const columns = COLUMNS.flatMap((name) => fields.find((one) => one.name === name) ?? []);
  const action = (record: DataRecord) =>
    record.may.includes('claim') ? (
      <Button
        size="small"
        type="primary"
        ghost
        className={styles.claim ?? ''}
        loading={claim.busy === record.id}
        disabled={claim.busy !== null && claim.busy !== record.id}
        onClick={() => void claim.run(record)}
        aria-label={`${t('bulk.claim')} ${record.title}`}
      >
        {t('bulk.claim')}
      </Button>
    ) : null;
  const parts = {
    records: items,
    columns,
    refs: found.data?.refs ?? {},
    selected,
    onSelect: setTicked,
    action,
  };
  return (
    <>
      <Choice pools={pools} state={state} onChange={change} />
      <div className={list.toolbar}>
        <FilterBuilder
          fields={fields}
          conditions={state.conditions}
          onApply={(conditions) => change({ conditions })}
        />
      </div>
      <BulkBar object={object} records={items} selected={selected} onClear={() => setTicked([])} pooled />
      <section className={list.results} aria-label={t('list.results')} aria-busy={found.isFetching}>
        {found.isPending ? <Loading /> : null}
        {found.isError ? <ErrorState error={found.error} onRetry={() => void found.refetch()} /> : null}
        {found.data && items.length === 0 ? <Empty object={object} state={state} onClear={change} /> : null}
        {found.data && items.length > 0 ? (
          narrow ? (
            <RecordCards {...parts} onLook={setLooked} />
          ) : (
            <RecordTable
              {...parts}
              state={state}
              onChange={change}
              onLook={setLooked}
              label={text(object.plural)}
            />
          )
        ) : null}
      </section>
      {found.data ? (
        <Pager next={found.data.next_page_token} total={total} state={state} onChange={change} />
      ) : null}
      <QuickLook record={looked} object={object} onClose={() => setLooked(null)} />
    </>
  );
}

/** The fields of a pool's list. What is masked there is neither sorted by nor filtered by. */
function usePoolFields(object: ObjectDeclaration) {
  const fields = useListFields(object);
  return useMemo(
    () =>
      fields
        .filter((field) => field.class === 'low' && field.name !== 'pool' && field.name !== 'owner')
        .filter((field) => !['owned_since', 'reclaim_on', 'department'].includes(field.name)),
    [fields],
  );
}

interface ChoiceProps {
  pools: Pool[];
  state: ListState;
  onChange: (change: Partial<ListState>) => void;
}

/** Which pool, how much lies in it, and how much of it is left for this person today. */
function Choice({ pools, state, onChange }: ChoiceProps) {
  const { t } = useTexts('pool');
  const narrow = useNarrow();
  const chosen = pools.find((one) => inPool(one.id) === state.writtenFilter);
  const only = pools.length === 1 ? pools[0] : chosen;
  const options = [
    { value: '', label: t('all') },
    ...pools.map((one) => ({ value: one.id, label: `${one.name} ${countOf(one)}` })),
  ];
  const choose = (id: string) => onChange({ writtenFilter: inPool(id) });
  const value = chosen?.id ?? '';
  const facts = [
    only ? waitingText(only, t) : '',
    only && only.claims_left !== null ? t('claimsLeft', { count: only.claims_left }) : '',
    only && only.views_left !== null ? t('viewsLeft', { count: only.views_left }) : '',
  ].filter(Boolean);
  return (
    <div className={styles.choice}>
      {pools.length > 1 ? (
        narrow ? (
          <Select options={options} value={value} onChange={choose} aria-label={t('which')} />
        ) : (
          <Segmented options={options} value={value} onChange={choose} aria-label={t('which')} />
        )
      ) : null}
      {facts.map((fact) => (
        <span key={fact} className={styles.fact}>
          {fact}
        </span>
      ))}
    </div>
  );
}

function countOf({ waiting }: Pool): string {
  return waiting?.total === null ? `${waiting.total_at_least}+` : String(waiting?.total ?? 0);
}

function waitingText({ waiting }: Pool, t: ReturnType<typeof useTexts<'pool'>>['t']): string {
  return waiting?.total === null
    ? t('waitingMany', { count: waiting.total_at_least ?? 0 })
    : t('waiting', { count: waiting?.total ?? 0 });
}

function Empty({ object, state, onClear }: Parameters<typeof Nothing>[0]) {
  const { t } = useTexts('pool');
  const narrowed = state.conditions.length > 0;
  return narrowed ? (
    <Nothing object={object} state={state} onClear={onClear} />
  ) : (
    <State title={t('empty')} hint={t('emptyHint')} />
  );
}
