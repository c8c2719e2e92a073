import { Select } from 'antd';
import { useMemo, useState } from 'react';
import { useObject } from '@/api/queries';
import { formatMoney } from '@/fields/money/format';
import { useText } from '@/i18n/text';
import { useTexts } from '@/i18n/texts';
import { Chart } from '@/kit/chart/Chart';
import { boardOf } from '@/records/board/boards';
import { useBoards } from '@/records/board/queries';
import { all, counted, sumIn, useFigures, withKey } from '../figures';
import { beside, funnel } from '../options';
import { inPeriod } from '../period';
import { ChartOrTable, TileBody } from '../Tile';
import type { Row, TileProps } from '../types';
import { useBehind } from '../useBehind';
import { useCurrency } from '../useCurrency';

const HEIGHT = 224;
/** People that a ranking draws; the table has all. */
const FIRST = 8;

/** Who won how much. */
export function Ranking({ whose, period }: TileProps) {
  const { t } = useTexts('dashboard');
  const won = all('status = "won"', whose, inPeriod('closed_on', period));
  const found = useFigures([{ object: 'deal', filter: won, by: ['owner'], sum: ['amount'] }]);
  const { groups = [], refs = {} } = found.told[0] ?? {};
  const money = useCurrency(groups, 'amount');
  const rows: Row[] = groups
    .map((group) => {
      const owner = String(group.keys[0] ?? '');
      const sum = sumIn(group, 'amount', money.currency);
      return {
        key: owner,
        label: refs[owner] ?? t('nobody'),
        values: [Number(sum?.amount ?? 0)],
        told: [sum ? formatMoney(sum) : '—', String(group.count)],
        behind: { object: 'deal', filter: all(won, `owner = "${owner}"`) },
      };
    })
    .sort((a, b) => (b.values[0] ?? 0) - (a.values[0] ?? 0));
  const heads = [t('person'), t('tile.won'), t('deals')];
  return (
    <TileBody found={found} empty={rows.length === 0}>
      <ChartOrTable heads={heads} rows={rows} label={t('tile.ranking')} {...money}>
        <Bars rows={rows.slice(0, FIRST)} heads={heads} label={t('tile.ranking')} />
      </ChartOrTable>
    </TileBody>
  );
}

/** Why deals were lost. */
export function Lost({ whose, period }: TileProps) {
  const { t } = useTexts('dashboard');
  const text = useText();
  const reasons = useObject('deal')?.fields.find((field) => field.name === 'lost_reason')?.options ?? [];
  const lost = all('status = "lost"', whose, inPeriod('closed_on', period));
  const found = useFigures([{ object: 'deal', filter: lost, by: ['lost_reason'], sum: ['amount'] }]);
  const groups = found.told[0]?.groups ?? [];
  const rows: Row[] = groups
    .map((group) => {
      const reason = group.keys[0];
      const label = reasons.find((one) => one.value === reason)?.label;
      const sums = (group.sums.amount ?? []).flatMap(({ amount, currency }) =>
        currency ? [formatMoney({ amount, currency })] : [],
      );
      const here = reason === null ? 'NOT lost_reason:*' : `lost_reason = "${reason}"`;
      return {
        key: String(reason),
        label: label ? text(label) : t('none'),
        values: [group.count],
        told: [String(group.count), sums.join(' + ') || '—'],
        behind: { object: 'deal', filter: all(lost, here) },
      };
    })
    .sort((a, b) => (b.values[0] ?? 0) - (a.values[0] ?? 0));
  const heads = [t('reason'), t('deals'), t('amount')];
  return (
    <TileBody found={found} empty={rows.length === 0}>
      <ChartOrTable heads={heads} rows={rows} label={t('tile.lost')}>
        <Bars rows={rows} heads={heads} label={t('tile.lost')} />
      </ChartOrTable>
    </TileBody>
  );
}

/** Bars side by side, each of which leads to the records behind it. */
export function Bars({ rows, heads, label }: { rows: Row[]; heads: string[]; label: string }) {
  const { language } = useTexts('dashboard');
  const open = useBehind();
  const key = JSON.stringify(rows);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the rows are made anew with every picture
  const option = useMemo(() => beside({ rows, heads, language }), [key, language]);
  return (
    <Chart label={label} height={HEIGHT} option={option} onPick={(place) => open(rows[place]?.behind)} />
  );
}

/** The open deals of a pipeline in their stages. */
export function Funnel({ whose }: TileProps) {
  const { t } = useTexts('dashboard');
  const deal = useObject('deal');
  const spec = deal && boardOf(deal);
  return spec ? <Stages whose={whose} spec={spec} /> : <p>{t('nothing')}</p>;
}

function Stages({ whose, spec }: { whose: string; spec: NonNullable<ReturnType<typeof boardOf>> }) {
  const { t } = useTexts('dashboard');
  const open = useBehind();
  const boards = useBoards(spec);
  const [chosen, setChosen] = useState<string | null>(null);
  const board = boards.boards.find((one) => one.id === chosen) ?? boards.boards[0];
  const unsettled = all('status = "open"', whose);
  const found = useFigures([{ object: 'deal', filter: unsettled, by: ['stage'], sum: ['amount'] }]);
  const groups = found.told[0]?.groups ?? [];
  const money = useCurrency(groups, 'amount');
  const stages = (board?.columns ?? []).filter((column) => column.kind === 'open');
  const rows: Row[] = stages.map((stage) => {
    const of = withKey(groups, stage.id);
    const sum = sumIn(of[0], 'amount', money.currency);
    return {
      key: stage.id,
      label: stage.name,
      values: [counted(of)],
      told: [String(counted(of)), sum ? formatMoney(sum) : '—'],
      behind: { object: 'deal', filter: all(unsettled, `stage = "${stage.id}"`) },
    };
  });
  const heads = [t('stage'), t('deals'), t('amount')];
  const key = JSON.stringify(rows);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the rows are made anew with every picture
  const option = useMemo(() => funnel({ rows, heads, language: '' }), [key]);
  const state = { ...found, pending: found.pending || boards.isPending, error: found.error ?? boards.error };
  return (
    <TileBody found={state} empty={counted(groups) === 0}>
      <ChartOrTable heads={heads} rows={rows} label={t('tile.funnel')} {...money}>
        {boards.boards.length > 1 ? (
          <Select
            size="small"
            value={board?.id ?? null}
            onChange={setChosen}
            options={boards.boards.map((one) => ({ value: one.id, label: one.name }))}
            aria-label={t('pipeline')}
          />
        ) : null}
        <Chart
          label={t('tile.funnel')}
          height={HEIGHT}
          option={option}
          onPick={(place) => open(rows[place]?.behind)}
        />
      </ChartOrTable>
    </TileBody>
  );
}
