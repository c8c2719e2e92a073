import { HolderOutlined } from '@ant-design/icons';
import { useDraggable } from '@dnd-kit/core';
import { Link } from '@tanstack/react-router';
import { memo } from 'react';
import type { DataRecord, ObjectDeclaration } from '@/api/types';
import type { Refs } from '@/fields/contract';
import { Value } from '@/fields/Value';
import { useTexts } from '@/i18n/texts';
import { ActMenu } from '@/kit/ActMenu';
import styles from './board.module.css';
import type { BoardSpec } from './boards';
import type { Column } from './queries';
import { daysSince } from './totals';

interface FaceProps {
  record: DataRecord;
  object: ObjectDeclaration;
  spec: BoardSpec;
  column: Column | undefined;
  refs: Refs;
}

interface Props extends FaceProps {
  others: Column[];
  onMove: (column: string) => void;
  onLook: () => void;
}

/**
 * A card that a mouse or a finger takes hold of anywhere, and the keyboard at its handle; its menu moves it
 * as well.
 */
export function Card({ others, onMove, onLook, ...face }: Props) {
  const { t } = useTexts('board');
  const { record } = face;
  const movable = record.may.includes('update');
  const drag = useDraggable({ id: record.id, data: { record }, disabled: !movable });
  const acts = [
    { key: 'look', label: t('look'), act: onLook },
    ...(movable
      ? others.map((one) => ({
          key: one.id,
          label: t('moveTo', { to: one.name }),
          act: () => onMove(one.id),
        }))
      : []),
  ];
  return (
    <li
      ref={drag.setNodeRef}
      className={styles.item}
      data-dragging={drag.isDragging || undefined}
      data-movable={movable || undefined}
      {...(movable ? drag.listeners : {})}
    >
      <CardFace {...face} />
      <span className={styles.menu}>
        {movable ? (
          <button
            type="button"
            ref={drag.setActivatorNodeRef}
            className={styles.handle}
            {...drag.attributes}
            aria-label={`${t('take')} ${record.title}`}
          >
            <HolderOutlined />
          </button>
        ) : null}
        <ActMenu label={`${t('acts')} ${record.title}`} acts={acts} />
      </span>
    </li>
  );
}

/** What stands on a card. Kept, for whatever is dragged tells all cards of it. */
export const CardFace = memo(function CardFace({ record, object, spec, column, refs }: FaceProps) {
  const { t } = useTexts('board');
  const names = { ...refs, ...record.refs };
  const since = record.values[spec.since];
  const days = typeof since === 'string' ? daysSince(since, new Date()) : null;
  const stalled = column?.kind === 'open' && column.days !== null && days !== null && days > column.days;
  const shown = object.fields.filter((field) => spec.facts.includes(field.name) && record.values[field.name]);
  return (
    <article className={styles.card} data-stalled={stalled || undefined}>
      <Link className={styles.title} to={`/records/${object.name}/${record.id}`} draggable={false}>
        {record.title}
      </Link>
      {record.parent && names[record.parent] ? <p className={styles.above}>{names[record.parent]}</p> : null}
      <p className={styles.facts}>
        {shown.map((field) => (
          <Value key={field.name} field={field} value={record.values[field.name]} refs={names} />
        ))}
      </p>
      <p className={styles.foot}>
        <span>{record.owner ? names[record.owner] : ''}</span>
        {days !== null && column?.kind === 'open' ? (
          <span className={styles.days} title={stalled ? t('stalled') : t('inStage')}>
            {t('days', { count: days })}
          </span>
        ) : null}
      </p>
    </article>
  );
});
