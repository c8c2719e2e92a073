import { useDraggable } from '@dnd-kit/core';
import type { KeyboardEvent } from 'react';
import { useTexts } from '@/i18n/texts';
import styles from './calendar.module.css';
import type { Entry } from './entries';
import { daysAfter, hourText } from './span';

export interface Acts {
  onLook: (entry: Entry) => void;
  onMove: (entry: Entry, to: Date) => void;
  /** What up and down mean for a moment: an hour where hours stand below each other, else a week. */
  byHours: boolean;
}

/** One entry. Tasks are dragged, or moved with Shift and the arrows. */
export function Chip({ entry, onLook, onMove, byHours }: { entry: Entry } & Acts) {
  const { t } = useTexts('calendar');
  const drag = useDraggable({ id: entry.id, data: { entry }, disabled: !entry.movable });
  const shift = drag.transform;
  const press = (event: KeyboardEvent) => {
    if (!event.shiftKey || !entry.movable) return;
    const hours = (by: number) => new Date(entry.at.getTime() + by * 3_600_000);
    const to: Record<string, () => Date> = {
      ArrowLeft: () => daysAfter(entry.at, -1),
      ArrowRight: () => daysAfter(entry.at, 1),
      ArrowUp: () => (byHours ? hours(-1) : daysAfter(entry.at, -7)),
      ArrowDown: () => (byHours ? hours(1) : daysAfter(entry.at, 7)),
    };
    const target = to[event.key];
    if (!target) return;
    event.preventDefault();
    onMove(entry, target());
  };
  return (
    <button
      ref={drag.setNodeRef}
      type="button"
      className={styles.chip}
      data-object={entry.object}
      data-done={entry.done ? '' : undefined}
      style={shift ? { transform: `translate(${shift.x}px, ${shift.y}px)`, zIndex: 5 } : undefined}
      onClick={() => onLook(entry)}
      onKeyDown={press}
      onPointerDown={drag.listeners?.onPointerDown as never}
      title={`${t(`source.${entry.object}`)} ${entry.allDay ? '' : hourText(entry.at)} ${entry.title}`}
      aria-label={`${t(`source.${entry.object}`)} ${entry.allDay ? '' : hourText(entry.at)} ${entry.title}`}
    >
      {entry.allDay ? null : <time>{hourText(entry.at)}</time>}
      <span>{entry.title}</span>
    </button>
  );
}
