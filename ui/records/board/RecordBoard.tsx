import {
  DndContext,
  type DragEndEvent,
  DragOverlay,
  KeyboardSensor,
  MouseSensor,
  TouchSensor,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import { Select } from 'antd';
import { useState } from 'react';
import { useObject } from '@/api/queries';
import type { DataRecord, ObjectDeclaration } from '@/api/types';
import { formatMoney } from '@/fields/money/format';
import { useTexts } from '@/i18n/texts';
import { ErrorState, Loading, State } from '@/kit/States';
import { RecordForm } from '../form';
import { QuickLook } from '../list/QuickLook';
import { useListState } from '../list/state';
import styles from './board.module.css';
import type { BoardSpec } from './boards';
import { CardFace } from './Card';
import { ColumnView } from './Column';
import { type Board, useBoardsOf, useTotals } from './queries';
import { byColumn } from './steps';
import { forecast } from './totals';
import { useMove } from './useMove';

interface Props {
  object: ObjectDeclaration;
  spec: BoardSpec;
}

/** Records in columns, moved by hand, by keyboard or by a menu: the deals of a pipeline in their stages. */
export function RecordBoard({ object, spec }: Props) {
  const { t } = useTexts('board');
  const found = useBoardsOf(object.name, spec);
  const columns = useObject(spec.columns);
  const [chosen, setChosen] = useState<string | null>(null);
  if (!columns && !spec.choices) return <State title={t('none')} hint={t('noneHint')} />;
  if (found.isPending) return <Loading />;
  if (found.error) return <ErrorState error={found.error} />;
  const board = found.boards.find((one) => one.id === chosen) ?? found.boards[0];
  if (!board || board.columns.length === 0) return <State title={t('none')} hint={t('noneHint')} />;
  return (
    <>
      <Summary object={object} spec={spec} board={board}>
        {found.boards.length > 1 ? (
          <Select
            value={board.id}
            onChange={setChosen}
            options={found.boards.map((one) => ({ value: one.id, label: one.name }))}
            aria-label={t('choose')}
          />
        ) : null}
      </Summary>
      <Columns key={board.id} object={object} spec={spec} board={board} />
    </>
  );
}

function Summary({ object, spec, board, children }: Props & { board: Board; children: React.ReactNode }) {
  const { t } = useTexts('board');
  const [state] = useListState(object.name);
  const groups = useTotals(object, spec, state).data?.groups ?? [];
  const likely = forecast(board.columns, groups, spec.sum);
  if (spec.choices && !children) return null;
  return (
    <div className={styles.summary}>
      {children}
      {spec.choices ? null : (
        <p className={styles.forecast} title={t('forecastHint')}>
          {t('forecast')} <strong>{likely.map(formatMoney).join(' + ') || '—'}</strong>
        </p>
      )}
    </div>
  );
}

function Columns({ object, spec, board }: Props & { board: Board }) {
  const { t } = useTexts('board');
  const [looked, setLooked] = useState<DataRecord | null>(null);
  const [dragged, setDragged] = useState<DataRecord | null>(null);
  const move = useMove(object, spec);
  const sensors = useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: 6 } }),
    useSensor(TouchSensor, { activationConstraint: { delay: 250, tolerance: 6 } }),
    // A board that is still gliding does not know yet which column is under the card.
    useSensor(KeyboardSensor, { coordinateGetter: byColumn, scrollBehavior: 'auto' }),
  );
  const drop = ({ active, over }: DragEndEvent) => {
    setDragged(null);
    const record = active.data.current?.record as DataRecord | undefined;
    if (record && over) void move.to(record, String(over.id));
  };
  return (
    <DndContext
      sensors={sensors}
      onDragStart={({ active }) => setDragged((active.data.current?.record as DataRecord) ?? null)}
      onDragEnd={drop}
      onDragCancel={() => setDragged(null)}
      accessibility={{ screenReaderInstructions: { draggable: t('dragHint') } }}
    >
      <section className={styles.board} aria-label={board.name}>
        {board.columns.map((column) => (
          <ColumnView
            key={column.id}
            object={object}
            spec={spec}
            column={column}
            board={board}
            move={move}
            onLook={setLooked}
          />
        ))}
      </section>
      <DragOverlay dropAnimation={null}>
        {dragged ? (
          <CardFace record={dragged} object={object} spec={spec} column={undefined} refs={{}} />
        ) : null}
      </DragOverlay>
      <QuickLook record={looked} object={object} onClose={() => setLooked(null)} />
      {move.asked ? (
        <RecordForm
          object={object}
          record={move.asked.record}
          values={{ [spec.column]: move.asked.column }}
          reason={move.asked.reason}
          faults={move.asked.faults}
          onClose={move.giveUp}
          onSaved={move.giveUp}
        />
      ) : null}
    </DndContext>
  );
}
