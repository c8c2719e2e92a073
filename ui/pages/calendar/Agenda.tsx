import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import { useTexts } from '@/i18n/texts';
import { formatDay } from '@/i18n/time';
import { State } from '@/kit/States';
import { type Acts, Chip } from './Chip';
import styles from './calendar.module.css';
import { byDay, type Entry } from './entries';
import { WEEK } from './MonthView';
import { dayOf, dayText } from './span';

interface Props extends Acts {
  entries: Entry[];
  onNew: ((at: Date) => void) | undefined;
}

/** Days with what is due on them, one below the other: for phones. */
export function Agenda({ entries, onNew, ...acts }: Props) {
  const { t, language } = useTexts('calendar');
  const days = [...byDay(entries)].sort(([a], [b]) => a.localeCompare(b));
  const today = dayText(new Date());
  const next = days.find(([day]) => day >= today)?.[0];
  const list = useRef<HTMLOListElement>(null);
  // What is past is above, for who looks for it.
  useEffect(() => {
    const coming = list.current?.querySelector('[data-next]');
    if (coming?.previousElementSibling) coming.scrollIntoView({ block: 'start' });
  }, []);
  if (days.length === 0) {
    const action = onNew ? (
      <Button icon={<PlusOutlined />} onClick={() => onNew(new Date())}>
        {t('new')}
      </Button>
    ) : undefined;
    return <State title={t('nothing')} action={action} />;
  }
  return (
    <ol ref={list} className={styles.agenda}>
      {days.map(([day, due]) => (
        <li key={day} data-today={day === today ? '' : undefined} data-next={day === next ? '' : undefined}>
          <h2>
            {formatDay(day, language)} · {t(`week.${WEEK[(dayOf(day).getDay() + 6) % 7] ?? 'mon'}`)}
            {day === today ? ` · ${t('today')}` : ''}
          </h2>
          {[...due]
            .sort((a, b) => Number(b.allDay) - Number(a.allDay) || a.at.getTime() - b.at.getTime())
            .map((entry) => (
              <Chip key={entry.id} entry={entry} {...acts} />
            ))}
        </li>
      ))}
    </ol>
  );
}
