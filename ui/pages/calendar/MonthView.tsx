import { useDroppable } from '@dnd-kit/core';
import { Button } from 'antd';
import { useTexts } from '@/i18n/texts';
import { type Acts, Chip } from './Chip';
import styles from './calendar.module.css';
import { byDay, type Entry } from './entries';
import { dayText } from './span';

/** Entries that a day shows before it is opened. */
const FEW = 4;
export const WEEK = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

interface Props extends Acts {
  days: Date[];
  month: number;
  entries: Entry[];
  onNew: ((at: Date) => void) | undefined;
  onDay: (day: Date) => void;
}

/** A month in whole weeks. */
export function MonthView({ days, month, entries, ...acts }: Props) {
  const { t } = useTexts('calendar');
  const found = byDay(entries);
  return (
    <div className={styles.month}>
      {WEEK.map((day) => (
        <div key={day} className={styles.weekday} aria-hidden>
          {t(`week.${day}`)}
        </div>
      ))}
      {days.map((day) => (
        <DayCell
          key={dayText(day)}
          day={day}
          other={day.getMonth() !== month}
          entries={found.get(dayText(day)) ?? []}
          {...acts}
        />
      ))}
    </div>
  );
}

interface CellProps extends Acts {
  day: Date;
  other: boolean;
  entries: Entry[];
  onNew: ((at: Date) => void) | undefined;
  onDay: (day: Date) => void;
}

function DayCell({ day, other, entries, onNew, onDay, ...acts }: CellProps) {
  const { t } = useTexts('calendar');
  const text = dayText(day);
  const place = useDroppable({ id: text, data: { day: text } });
  const nine = new Date(day.getFullYear(), day.getMonth(), day.getDate(), 9);
  return (
    <section
      ref={place.setNodeRef}
      className={styles.cell}
      data-other={other ? '' : undefined}
      data-over={place.isOver ? '' : undefined}
      data-today={text === dayText(new Date()) ? '' : undefined}
      aria-label={text}
    >
      <div className={styles.date}>
        <button type="button" className={styles.number} onClick={() => onDay(day)}>
          {day.getDate()}
          <span className="kd-hidden"> {t('open', { day: text })}</span>
        </button>
        {onNew ? (
          <button
            type="button"
            className={styles.add}
            onClick={() => onNew(nine)}
            aria-label={t('newOn', { day: text })}
          />
        ) : null}
      </div>
      {entries.slice(0, FEW).map((entry) => (
        <Chip key={entry.id} entry={entry} {...acts} />
      ))}
      {entries.length > FEW ? (
        <Button type="link" size="small" onClick={() => onDay(day)}>
          {t('more', { count: entries.length - FEW })}
        </Button>
      ) : null}
    </section>
  );
}
