import { useMemo } from 'react';
import { useTexts } from '@/i18n/texts';
import { Chart } from '@/kit/chart/Chart';
import { all, useFigures } from '../figures';
import { heat } from '../options';
import { daysAfter, dayText, endOf, inPeriod } from '../period';
import { ChartOrTable, TileBody } from '../Tile';
import type { Row, TileProps } from '../types';
import { useBehind } from '../useBehind';

const HEIGHT = 224;
/** From Monday to Sunday. */
const WEEK = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** How much was followed up on each day, in weeks that begin on Monday. */
export function Activity({ whose, period }: TileProps) {
  const { t } = useTexts('dashboard');
  const open = useBehind();
  const found = useFigures([
    { object: 'follow_up', filter: all(whose, inPeriod('at', period)), by: ['at:day'] },
  ]);
  const groups = found.told[0]?.groups ?? [];
  const counts = new Map(groups.map((group) => [String(group.keys[0]), group.count]));
  const days = daysOf(period.from, endOf(period));
  const weeks = [...new Set(days.map(({ week }) => week))];
  const cells = days.map(({ text, week, weekday }): [number, number, number] => [
    weeks.indexOf(week),
    weekday,
    counts.get(text) ?? 0,
  ]);
  const rows: Row[] = days.map(({ day, text }) => ({
    key: text,
    label: text,
    values: [counts.get(text) ?? 0],
    told: [String(counts.get(text) ?? 0)],
    behind: {
      object: 'follow_up',
      filter: all(whose, `at >= "${text}"`, `at < "${dayText(daysAfter(day, 1))}"`),
    },
  }));
  const names = rows.map((row) => `${row.label}  ${row.told[0]}`);
  const key = JSON.stringify(cells);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the rest follows from the cells
  const option = useMemo(
    () =>
      heat(
        weeks.map((week) => week.slice(5)),
        WEEK.map((day) => t(`week.${day}`)),
        cells,
        names,
      ),
    [key, t],
  );
  const heads = [t('day'), t('measure.follow_ups')];
  return (
    <TileBody found={found} empty={groups.length === 0}>
      <ChartOrTable heads={heads} rows={rows.filter((row) => row.values[0])} label={t('tile.activity')}>
        <Chart
          label={t('tile.activity')}
          height={HEIGHT}
          option={option}
          onPick={(place) => open(rows[place]?.behind)}
        />
      </ChartOrTable>
    </TileBody>
  );
}

/** The days of these months with the Monday of their week. */
function daysOf(from: number, end: number) {
  const days = [];
  const last = new Date(Math.floor(end / 12), end % 12, 1);
  for (let day = new Date(Math.floor(from / 12), from % 12, 1); day < last; day = daysAfter(day, 1)) {
    const weekday = (day.getDay() + 6) % 7;
    days.push({ day, text: dayText(day), week: dayText(daysAfter(day, -weekday)), weekday });
  }
  return days;
}
