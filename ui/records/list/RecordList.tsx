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
import { useRecords } from '../queries';
import { BulkBar } from './BulkBar';
import { isSystemColumn, shownColumns } from './columns';
import styles from './list.module.css';
import { Nothing } from './Nothing';
import { Pager } from './Pager';
import { QuickLook } from './QuickLook';
import { FACTS, RecordCards } from './RecordCards';
import { RecordTable } from './RecordTable';
import { useListState } from './state';
import { Toolbar } from './Toolbar';
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
  const [looked, setLooked] = useState<DataRecord | null>(null);
  const fields = useListFields(object);
  const wanted = shownColumns(object, state.columns).slice(0, narrow ? FACTS : undefined);
  const found = useRecords(object, state, wanted);
  const items = found.data?.items ?? [];
  const total = useTotal(object, state, found.isPlaceholderData ? undefined : found.data);
  // Nobody should delete or hand over what is not in sight.
  const selected = ticked.filter((id) => items.some((one) => one.id === id));
  // A column that was just chosen stands there when its values have come.
  const columns = wanted
    .filter((name) => isSystemColumn(name) || found.data?.fields.includes(name))
    .flatMap((name) => fields.find((one) => one.name === name) ?? []);
  const parts = { records: items, columns, refs: found.data?.refs ?? {}, selected, onSelect: setTicked };

  return (
    <>
      <Toolbar object={object} fields={fields} selected={selected} total={totalOf(total)} board={board} />
      <Searching object={object} />
      {items.length > 0 ? <Tip of={['palette', 'cells']} /> : null}
      <BulkBar object={object} records={items} selected={selected} onClear={() => setTicked([])} />
      <section className={styles.results} aria-label={t('list.results')} aria-busy={found.isFetching}>
        {found.isPending ? <Loading /> : null}
        {found.isError ? <ErrorState error={found.error} onRetry={() => void found.refetch()} /> : null}
        {found.data && items.length === 0 ? <Nothing object={object} state={state} onClear={change} /> : null}
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

function totalOf(total: Total | null): string {
  if (!total) return '';
  return total.exact === null ? `> ${total.atLeast}` : String(total.exact);
}
