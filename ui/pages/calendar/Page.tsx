import { LeftOutlined, PlusOutlined, RightOutlined } from '@ant-design/icons';
import { DndContext, type DragEndEvent, PointerSensor, useSensor, useSensors } from '@dnd-kit/core';
import { Button, Segmented } from 'antd';
import { useMemo, useState } from 'react';
import { useMe, useObject } from '@/api/queries';
import { mayObject } from '@/gate/may';
import { useTexts } from '@/i18n/texts';
import { formatDay } from '@/i18n/time';
import { PageHeader } from '@/kit/PageHeader';
import { ErrorState, Loading } from '@/kit/States';
import { useNarrow } from '@/kit/useNarrow';
import { RecordForm } from '@/records/form';
import { QuickLook } from '@/records/list/QuickLook';
import { recordChanged } from '@/records/queries';
import { Agenda } from './Agenda';
import styles from './calendar.module.css';
import { type Entry, SOURCES, useEntries } from './entries';
import { HoursView } from './HoursView';
import { MonthView } from './MonthView';
import { daysOf, dayText, movedTo, SHAPES, type Shape, stepped } from './span';
import { useMoveEntry } from './useMoveEntry';

/** Tasks, next steps and expected deals by day, week and month. */
export default function CalendarPage() {
  const { t } = useTexts('calendar');
  const me = useMe();
  const narrow = useNarrow();
  const leads = mayObject(me, 'target', 'create');
  const [chosen, setShape] = useState<Shape>('week');
  const [day, setDay] = useState(() => new Date());
  const [mine, setMine] = useState(true);
  const [looked, setLooked] = useState<Entry | null>(null);
  const [fresh, setFresh] = useState<Date | null>(null);
  const task = useObject('task');
  const about = useObject(looked?.object ?? 'task');
  // A phone shows the days of a month below each other.
  const shape = narrow ? 'month' : chosen;
  const key = dayText(day);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the day's text stands for it
  const days = useMemo(() => daysOf(shape, day), [shape, key]);
  const found = useEntries(days, mine || !leads);
  const move = useMoveEntry();
  const sensors = useSensors(useSensor(PointerSensor, { activationConstraint: { distance: 6 } }));
  const drop = ({ active, over }: DragEndEvent) => {
    const entry = active.data.current?.entry as Entry | undefined;
    const to = over?.data.current as { day: string; hour?: number } | undefined;
    // In the hour where it was it keeps its minutes.
    const stays = to?.hour === entry?.at.getHours();
    if (entry && to) void move(entry, movedTo(entry.at, to.day, stays ? undefined : to.hour));
  };
  const onNew = mayObject(me, 'task', 'create') ? setFresh : undefined;
  const acts = {
    onLook: setLooked,
    onMove: (entry: Entry, to: Date) => void move(entry, to),
    byHours: shape !== 'month',
    onNew,
  };
  const openDay = (to: Date) => {
    setDay(to);
    setShape('day');
  };
  return (
    <>
      <PageHeader
        title={t('title')}
        extra={
          <Bar
            shape={shape}
            day={day}
            days={days}
            onDay={setDay}
            {...(narrow ? {} : { onShape: setShape })}
            {...(leads ? { mine, onMine: setMine } : {})}
            onNew={onNew}
          />
        }
      />
      <Legend />
      {found.error ? <ErrorState error={found.error} onRetry={found.retry} /> : null}
      {found.pending ? <Loading /> : null}
      {found.error || found.pending ? null : (
        <DndContext sensors={sensors} onDragEnd={drop}>
          {narrow ? (
            <Agenda entries={found.entries} {...acts} />
          ) : shape === 'month' ? (
            <MonthView days={days} month={day.getMonth()} entries={found.entries} onDay={openDay} {...acts} />
          ) : (
            <HoursView days={days} entries={found.entries} {...acts} />
          )}
        </DndContext>
      )}
      {found.more ? <p className={styles.keys}>{t('tooMany')}</p> : null}
      {narrow ? null : <p className={styles.keys}>{t(shape === 'month' ? 'keysMonth' : 'keysHours')}</p>}
      {about ? (
        <QuickLook record={looked?.record ?? null} object={about} onClose={() => setLooked(null)} />
      ) : null}
      {fresh && task ? (
        <RecordForm
          object={task}
          values={{ due_at: fresh.toISOString(), kind: 'todo', status: 'open' }}
          onClose={() => setFresh(null)}
          onSaved={() => {
            setFresh(null);
            void recordChanged('task');
          }}
        />
      ) : null}
    </>
  );
}

interface BarProps {
  shape: Shape;
  day: Date;
  days: Date[];
  onDay: (day: Date) => void;
  onShape?: (shape: Shape) => void;
  mine?: boolean;
  onMine?: (mine: boolean) => void;
  onNew: ((at: Date) => void) | undefined;
}

function Bar({ shape, day, days, onDay, onShape, mine, onMine, onNew }: BarProps) {
  const { t, language } = useTexts('calendar');
  const [first, last] = [days[0] ?? day, days.at(-1) ?? day].map((one) => formatDay(dayText(one), language));
  const month = t('month', { year: day.getFullYear(), month: day.getMonth() + 1 });
  const when = shape === 'month' ? month : first === last ? first : `${first} – ${last}`;
  return (
    <div className={styles.bar}>
      {onMine ? (
        <Segmented
          value={mine ? 'mine' : 'team'}
          onChange={(next) => onMine(next === 'mine')}
          options={[
            { value: 'mine', label: t('mine') },
            { value: 'team', label: t('team') },
          ]}
          aria-label={t('scope')}
        />
      ) : null}
      {onShape ? (
        <Segmented<Shape>
          value={shape}
          onChange={onShape}
          options={SHAPES.map((value) => ({ value, label: t(`shape.${value}`) }))}
          aria-label={t('shapeOf')}
        />
      ) : null}
      <Button onClick={() => onDay(new Date())}>{t('today')}</Button>
      <div className={styles.steps}>
        <Button
          type="text"
          icon={<LeftOutlined />}
          aria-label={t('earlier')}
          onClick={() => onDay(stepped(shape, day, -1))}
        />
        <span className={styles.when} aria-live="polite">
          {when}
        </span>
        <Button
          type="text"
          icon={<RightOutlined />}
          aria-label={t('later')}
          onClick={() => onDay(stepped(shape, day, 1))}
        />
      </div>
      {onNew ? (
        <Button type="primary" icon={<PlusOutlined />} onClick={() => onNew(nextHour())}>
          {t('new')}
        </Button>
      ) : null}
    </div>
  );
}

function Legend() {
  const { t } = useTexts('calendar');
  return (
    <ul className={styles.legend}>
      {SOURCES.map(({ object }) => (
        <li key={object} data-object={object}>
          {t(`source.${object}`)}
        </li>
      ))}
    </ul>
  );
}

function nextHour(): Date {
  const at = new Date();
  at.setHours(at.getHours() + 1, 0, 0, 0);
  return at;
}
