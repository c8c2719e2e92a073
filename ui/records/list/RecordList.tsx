import { CloseOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import type { DataRecord, ObjectDeclaration } from '@/api/types';
import { Tip } from '@/gate/Tip';
import { useText } from '@/i18n/text';
import { useTexts } from '@/i18n/texts';
import { onDemand } from '@/kit/onDemand';
import { ErrorState, Loading } from '@/kit/States';
import { useNarrow } from '@/kit/useNarrow';
import type { BoardSpec } from '../board/boards';
import { queryOf, useRecords } from '../queries';
import { BulkBar } from './BulkBar';
import { isSystemColumn, shownColumns } from './columns';
import { Grouped } from './Grouped';
import { groupings } from './grouping';
import styles from './list.module.css';
import { Nothing } from './Nothing';
import { Pager } from './Pager';
import { QuickLook } from './QuickLook';
import { FACTS, RecordCards } from './RecordCards';
import { RecordTable } from './RecordTable';
import { useListState } from './state';
import { Toolbar } from './Toolbar';
import { Totals } from './Totals';
import { useListFields } from './useFields';
import { type Total, useTotal } from './useTotal';

// Dragging weighs more than all the rest of a list.
const RecordBoard = onDemand(async () => ({ default: (await import('../board/RecordBoard')).RecordBoard }));

/** The list of any declared object: search, filter, sort, columns, views, acts on many. */
export function RecordList({ object, board }: { object: ObjectDeclaration; board?: BoardSpec | undefined }) {
  const [state] = useListState(object.name);
  return board && state.shape !== 'list' ? (
    <OnBoard object={object} board={board} />
  ) : (
    <InRows object={object} board={board} />
  );
}

/** What the list is searched for, and the way out. */
function Searching({ object }: { object: ObjectDeclaration }) {
  const { t } = useTexts('records');
  const [{ q }, change] = useListState(object.name);
  if (!q) return null;
  return (
    <p className={styles.searching}>
      <span>{t('list.searching', { q })}</span>
      <Button size="small" type="text" icon={<CloseOutlined />} onClick={() => change({ q: '' })}>
        {t('list.endSearch')}
      </Button>
    </p>
  );
}

/** The same records in columns. */
function OnBoard({ object, board }: { object: ObjectDeclaration; board: BoardSpec }) {
  const fields = useListFields(object);
  return (
    <>
      <Toolbar object={object} fields={fields} selected={[]} total="" board={board} />
      <Searching object={object} />
      <RecordBoard object={object} spec={board} />
    </>
  );
}

function InRows({ object, board }: { object: ObjectDeclaration; board: BoardSpec | undefined }) {
  const { t } = useTexts('records');
  const text = useText();
  const narrow = useNarrow();
  const [state, change] = useListState(object.name);
  const [ticked, setTicked] = useState<string[]>([]);
  const [everything, setEverything] = useState('');
  const [looked, setLooked] = useState<DataRecord | null>(null);
  const fields = useListFields(object);
  const wanted = shownColumns(object, state.columns).slice(0, narrow ? FACTS : undefined);
  const grouping = groupings(fields).find((one) => one.by === state.group);
  // In groups the rows come group by group: nothing is read that is not shown.
  const found = useRecords(object, state, wanted, 'active', !grouping);
  const items = found.data?.items ?? [];
  const total = useTotal(object, state, found.isPlaceholderData ? undefined : found.data);
  // Nobody should delete or hand over what is not in sight.
  const selected = grouping ? ticked : ticked.filter((id) => items.some((one) => one.id === id));
  // All that fits stays chosen only as long as the list asks for the same.
  const query = queryOf(object, state);
  const asked = JSON.stringify([object.name, query.q, query.filter]);
  const beyond = total && (total.exact === null || total.exact > items.length);
  const all = beyond
    ? {
        count: totalOf(total),
        query: { ...(query.q ? { q: query.q } : {}), filter: query.filter ?? '' },
        on: everything === asked,
        choose: () => setEverything(asked),
      }
    : undefined;
  const select = (ids: string[]) => {
    setEverything('');
    setTicked(ids);
  };
  // A column that was just chosen stands there when its values have come.
  const columns = wanted
    .filter((name) => isSystemColumn(name) || found.data?.fields.includes(name))
    .flatMap((name) => fields.find((one) => one.name === name) ?? []);
  const parts = { records: items, columns, refs: found.data?.refs ?? {}, selected, onSelect: select };

  return (
    <>
      <Toolbar object={object} fields={fields} selected={selected} total={totalOf(total)} board={board} />
      <Searching object={object} />
      {items.length > 0 ? <Tip of={['palette', 'cells']} /> : null}
      <BulkBar object={object} records={items} selected={selected} onClear={() => select([])} all={all} />
      <section className={styles.results} aria-label={t('list.results')} aria-busy={found.isFetching}>
        {grouping ? (
          <Grouped
            object={object}
            fields={fields}
            grouping={grouping}
            selected={ticked}
            onSelect={select}
            onLook={setLooked}
          />
        ) : null}
        {!grouping && found.isPending ? <Loading /> : null}
        {!grouping && found.isError ? (
          <ErrorState error={found.error} onRetry={() => void found.refetch()} />
        ) : null}
        {!grouping && found.data && items.length === 0 ? (
          <Nothing object={object} state={state} onClear={change} />
        ) : null}
        {!grouping && found.data && items.length > 0 ? (
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
      {state.totals ? <Totals object={object} state={state} /> : null}
      {found.data && !grouping ? (
        <Pager next={found.data.next_page_token} total={total} state={state} onChange={change} />
      ) : null}
      <QuickLook record={looked} object={object} onClose={() => setLooked(null)} />
    </>
  );
}

function totalOf(total: Total | null): string {
  if (!total) return '';
  return total.exact === null ? `> ${total.atLeast}` : String(total.exact);
}
