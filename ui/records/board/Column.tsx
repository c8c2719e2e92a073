import { useDroppable } from '@dnd-kit/core';
import { Button } from 'antd';
import { useState } from 'react';
import type { DataRecord, ObjectDeclaration } from '@/api/types';
import type { Refs } from '@/fields/contract';
import { formatMoney } from '@/fields/money/format';
import { useTexts } from '@/i18n/texts';
import { ErrorState, Loading } from '@/kit/States';
import { useRest } from '@/kit/useRest';
import { useListState } from '../list/state';
import styles from './board.module.css';
import type { BoardSpec } from './boards';
import { Card } from './Card';
import { type Board, CARDS, type Column, useCards, useTotals } from './queries';
import { totalOf } from './totals';
import type { Move } from './useMove';

/** Columns, and cards of a column, that a large screen shows without scrolling. */
const COLUMNS = 5;
const IN_SIGHT = 6;

interface Props {
  object: ObjectDeclaration;
  spec: BoardSpec;
  board: Board;
  column: Column;
  move: Move;
  onLook: (record: DataRecord) => void;
}

/** One column: its name, how many stand there and what they come to, and their cards. */
export function ColumnView({ object, spec, board, column, move, onLook }: Props) {
  const { t } = useTexts('board');
  const [state] = useListState(object.name);
  const [size, setSize] = useState(CARDS);
  const found = useCards(object, spec, state, column.id, size);
  const { setNodeRef, isOver } = useDroppable({ id: column.id });
  const items = found.data?.items ?? [];
  const refs = found.data?.refs ?? {};
  return (
    <section
      ref={setNodeRef}
      className={styles.column}
      data-over={isOver || undefined}
      data-kind={column.kind}
      aria-label={column.name}
      aria-busy={found.isFetching}
    >
      <Head object={object} spec={spec} column={column} />
      {found.isPending ? <Loading /> : null}
      {found.isError ? <ErrorState error={found.error} onRetry={() => void found.refetch()} /> : null}
      {found.data ? (
        <Cards
          records={items}
          refs={refs}
          object={object}
          spec={spec}
          board={board}
          column={column}
          move={move}
          onLook={onLook}
        />
      ) : null}
      {found.data && items.length === 0 ? <p className={styles.empty}>{t('emptyColumn')}</p> : null}
      {found.data?.next_page_token ? (
        <Button type="link" onClick={() => setSize((now) => Math.min(500, now + CARDS * 2))}>
          {t('more')}
        </Button>
      ) : null}
    </section>
  );
}

/** By itself, so that figures that come later draw no card again. */
function Head({ object, spec, column }: Pick<Props, 'object' | 'spec' | 'column'>) {
  const [state] = useListState(object.name);
  const groups = useTotals(object, spec, state).data?.groups;
  const total = groups ? totalOf(groups, column.id, spec.sum) : null;
  return (
    <header className={styles.head}>
      <h2>{column.name}</h2>
      <span className={styles.count}>{total ? total.count : ''}</span>
      {total && total.sums.length > 0 ? (
        <span className={styles.sum}>{total.sums.map(formatMoney).join(' + ')}</span>
      ) : null}
    </header>
  );
}

type CardsProps = Props & { records: DataRecord[]; refs: Refs };

function Cards({ records, refs, object, spec, board, column, move, onLook }: CardsProps) {
  const place = board.columns.indexOf(column);
  const drawn = useRest(records, place < COLUMNS ? IN_SIGHT : 0);
  const others = board.columns.filter((one) => one.id !== column.id);
  return (
    <ul className={styles.cards}>
      {drawn.map((record) => (
        <Card
          key={record.id}
          record={record}
          object={object}
          spec={spec}
          column={column}
          refs={refs}
          others={others}
          onMove={(to) => void move.to(record, to)}
          onLook={() => onLook(record)}
        />
      ))}
    </ul>
  );
}
