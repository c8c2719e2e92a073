import { useMemo } from 'react';
import { formatMoney } from '@/fields/money/format';
import { useTexts } from '@/i18n/texts';
import { Chart } from '@/kit/chart/Chart';
import { all, counted, sumIn, useFigures, withKey } from '../figures';
import { overTime } from '../options';
import { endOf, monthOf, months, monthText, within } from '../period';
import { ChartOrTable, TileBody } from '../Tile';
import type { Row, TileProps } from '../types';
import { useBehind } from '../useBehind';
import { useCurrency } from '../useCurrency';

const HEIGHT = 224;
/** Months that a course shows. */
const COURSE = 12;
/** Months that a forecast looks ahead. */
const AHEAD = 6;

/** What was won, month by month. */
export function Won({ whose, period }: TileProps) {
  const { t, language } = useTexts('dashboard');
  const open = useBehind();
  const end = endOf(period);
  const won = all('status = "won"', whose);
  const span = within('closed_on', end - COURSE, end);
  const found = useFigures([
    { object: 'deal', filter: all(won, span), by: ['closed_on:month'], sum: ['amount'] },
  ]);
  const groups = found.told[0]?.groups ?? [];
  const money = useCurrency(groups, 'amount');
  const heads = [t('month'), t('tile.won'), t('deals')];
  const rows: Row[] = months(end - COURSE, end).map((month) => {
    const of = withKey(groups, monthText(month));
    const sum = sumIn(of[0], 'amount', money.currency);
    return {
      key: monthText(month),
      label: monthText(month),
      values: [Number(sum?.amount ?? 0), counted(of)],
      told: [sum ? formatMoney(sum) : '—', String(counted(of))],
      behind: { object: 'deal', filter: all(won, within('closed_on', month, month + 1)) },
    };
  });
  return (
    <TileBody found={found} empty={groups.length === 0}>
      <ChartOrTable heads={heads} rows={rows} label={t('tile.won')} {...money}>
        <Course
          heads={heads}
          rows={rows}
          language={language}
          label={t('tile.won')}
          type="bar"
          onOpen={open}
        />
      </ChartOrTable>
    </TileBody>
  );
}

/** What open deals are likely to bring, by the month in which they are expected. */
export function Forecast({ whose }: TileProps) {
  const { t, language } = useTexts('dashboard');
  const open = useBehind();
  const from = monthOf(new Date());
  const unsettled = all('status = "open"', whose);
  const found = useFigures([
    {
      object: 'deal',
      filter: all(unsettled, within('expected_on', from, from + AHEAD)),
      by: ['expected_on:month', 'probability'],
      sum: ['amount'],
    },
  ]);
  const groups = found.told[0]?.groups ?? [];
  const money = useCurrency(groups, 'amount');
  const heads = [t('month'), t('likely'), t('atMost'), t('deals')];
  const rows: Row[] = months(from, from + AHEAD).map((month) => {
    const of = withKey(groups, monthText(month));
    const parts = of.map((group) => ({
      amount: Number(sumIn(group, 'amount', money.currency)?.amount ?? 0),
      likely: Number(group.keys[1] ?? 0) / 100,
    }));
    // A forecast, so that binary fractions are good enough.
    const likely = parts.reduce((sum, part) => sum + part.amount * part.likely, 0);
    const most = parts.reduce((sum, part) => sum + part.amount, 0);
    const told = (amount: number) => formatMoney({ amount: amount.toFixed(2), currency: money.currency });
    return {
      key: monthText(month),
      label: monthText(month),
      values: [likely, most],
      told: [told(likely), told(most), String(counted(of))],
      behind: { object: 'deal', filter: all(unsettled, within('expected_on', month, month + 1)) },
    };
  });
  return (
    <TileBody found={found} empty={groups.length === 0}>
      <ChartOrTable heads={heads} rows={rows} label={t('tile.forecast')} {...money}>
        <Course
          heads={heads}
          rows={rows}
          language={language}
          label={t('tile.forecast')}
          type="bar"
          series={2}
          onOpen={open}
        />
      </ChartOrTable>
    </TileBody>
  );
}

/** How many of the deals that ended were won, month by month. */
export function Conversion({ whose, period }: TileProps) {
  const { t, language } = useTexts('dashboard');
  const open = useBehind();
  const end = endOf(period);
  const closed = all('(status = "won" OR status = "lost")', whose);
  const found = useFigures([
    {
      object: 'deal',
      filter: all(closed, within('closed_on', end - COURSE, end)),
      by: ['closed_on:month', 'status'],
    },
  ]);
  const groups = found.told[0]?.groups ?? [];
  const heads = [t('month'), t('rate'), t('won'), t('ended')];
  const rows: Row[] = months(end - COURSE, end).map((month) => {
    const of = withKey(groups, monthText(month));
    const won = counted(of.filter((group) => group.keys[1] === 'won'));
    const rate = counted(of) > 0 ? (won * 100) / counted(of) : null;
    return {
      key: monthText(month),
      label: monthText(month),
      values: [rate],
      told: [rate === null ? '—' : `${rate.toFixed(0)}%`, String(won), String(counted(of))],
      behind: { object: 'deal', filter: all(closed, within('closed_on', month, month + 1)) },
    };
  });
  return (
    <TileBody found={found} empty={groups.length === 0}>
      <ChartOrTable heads={heads} rows={rows} label={t('tile.conversion')}>
        <Course
          heads={heads}
          rows={rows}
          language={language}
          label={t('tile.conversion')}
          type="line"
          onOpen={open}
        />
      </ChartOrTable>
    </TileBody>
  );
}

interface CourseProps {
  heads: string[];
  rows: Row[];
  language: string;
  label: string;
  type: 'bar' | 'line';
  series?: number;
  onOpen: ReturnType<typeof useBehind>;
}

function Course({ heads, rows, language, label, type, series = 1, onOpen }: CourseProps) {
  const key = JSON.stringify(rows);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the rows are made anew with every picture
  const option = useMemo(() => overTime({ rows, heads, language, series }, type), [key, language, type]);
  return (
    <Chart label={label} height={HEIGHT} option={option} onPick={(place) => onOpen(rows[place]?.behind)} />
  );
}
