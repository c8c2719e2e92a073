import { useDroppable } from '@dnd-kit/core';
import { Fragment, useEffect, useRef } from 'react';
import { useTexts } from '@/i18n/texts';
import { type Acts, Chip } from './Chip';
import styles from './calendar.module.css';
import { byDay, type Entry } from './entries';
import { WEEK } from './MonthView';
import { dayText, movedTo } from './span';

const HOURS = Array.from({ length: 24 }, (_, hour) => hour);
/** The hour that stands on top at first. */
const MORNING = 8;

interface Props extends Acts {
  days: Date[];
  entries: Entry[];
  onNew: ((at: Date) => void) | undefined;
}

/** A day or a week by the hour; what has no hour stands above. */
export function HoursView({ days, entries, onNew, ...acts }: Props) {
  const { t } = useTexts('calendar');
  const scroll = useRef<HTMLElement>(null);
  const found = byDay(entries);
  const of = (day: Date) => found.get(dayText(day)) ?? [];
  // biome-ignore lint/correctness/useExhaustiveDependencies: another week begins in the morning again
  useEffect(() => {
    const morning = scroll.current?.querySelector<HTMLElement>(`[data-hour="${MORNING}"]`);
    if (scroll.current && morning)
      scroll.current.scrollTop = morning.offsetTop - scroll.current.offsetTop - 72;
  }, [days.length]);
  return (
    <section
      ref={scroll}
      className={styles.hours}
      data-days={days.length}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keyboard
      tabIndex={0}
      aria-label={t('title')}
    >
      <div className={styles.corner} />
      {days.map((day) => (
        <div
          key={dayText(day)}
          className={styles.head}
          data-today={dayText(day) === dayText(new Date()) ? '' : undefined}
        >
          {t(`week.${WEEK[(day.getDay() + 6) % 7] ?? 'mon'}`)} <strong>{day.getDate()}</strong>
          {of(day)
            .filter((entry) => entry.allDay)
            .map((entry) => (
              <Chip key={entry.id} entry={entry} {...acts} />
            ))}
        </div>
      ))}
      {HOURS.map((hour) => (
        <Fragment key={hour}>
          <div className={styles.hour} data-hour={hour}>
            {String(hour).padStart(2, '0')}:00
          </div>
          {days.map((day) => (
            <Slot
              key={dayText(day)}
              day={dayText(day)}
              hour={hour}
              entries={of(day).filter((entry) => !entry.allDay && entry.at.getHours() === hour)}
              onNew={onNew}
              {...acts}
            />
          ))}
        </Fragment>
      ))}
    </section>
  );
}

interface SlotProps extends Acts {
  day: string;
  hour: number;
  entries: Entry[];
  onNew: ((at: Date) => void) | undefined;
}

function Slot({ day, hour, entries, onNew, ...acts }: SlotProps) {
  const { t } = useTexts('calendar');
  const place = useDroppable({ id: `${day}/${hour}`, data: { day, hour } });
  const at = `${day} ${String(hour).padStart(2, '0')}:00`;
  return (
    <div ref={place.setNodeRef} className={styles.slot} data-over={place.isOver ? '' : undefined}>
      {onNew ? (
        <button
          type="button"
          className={styles.fill}
          onClick={() => onNew(movedTo(new Date(), day, hour))}
          aria-label={t('newOn', { day: at })}
        />
      ) : null}
      {entries.map((entry) => (
        <Chip key={entry.id} entry={entry} {...acts} />
      ))}
    </div>
  );
}
