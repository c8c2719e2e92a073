import type { Ink } from '@/kit/chart/Chart';
import type { Option } from '@/kit/chart/engine';
import type { Row } from './types';

/** A large number as an axis shows it: in thousands and millions of the reader's language. */
export function short(value: number, language: string): string {
  return new Intl.NumberFormat(language, { notation: 'compact', maximumFractionDigits: 1 }).format(value);
}

const axis = (ink: Ink) => ({
  axisLine: { lineStyle: { color: ink.border } },
  axisTick: { show: false },
  axisLabel: { color: ink.quiet, hideOverlap: true },
  splitLine: { lineStyle: { color: ink.border } },
});

/** What a tooltip says of a line: all its numbers, as the table has them. */
const tip = (rows: Row[], heads: string[]) => (event: unknown) => {
  const one = (Array.isArray(event) ? event[0] : event) as { dataIndex: number } | undefined;
  const row = rows[one?.dataIndex ?? -1];
  if (!row) return '';
  return [row.label, ...row.told.map((told, place) => `${heads[place + 1] ?? ''} ${told}`)].join('\n');
};

interface Drawn {
  rows: Row[];
  heads: string[];
  language: string;
  /** How many of the numbers of a line are drawn; the others stand in the table alone. */
  series?: number;
}

/** Bars over months, or a line. */
export function overTime({ rows, heads, language, series = 1 }: Drawn, type: 'bar' | 'line') {
  return (ink: Ink): Option => {
    const colours = [ink.primary, ink.border];
    return {
      grid: { left: 4, right: 8, top: 12, bottom: 4, outerBoundsMode: 'same' },
      tooltip: { trigger: 'axis', formatter: tip(rows, heads) },
      xAxis: { type: 'category', data: rows.map((row) => row.label), ...axis(ink) },
      yAxis: {
        type: 'value',
        ...axis(ink),
        axisLabel: { color: ink.quiet, formatter: (value: number) => short(value, language) },
        ...(type === 'line' ? { max: 100 } : {}),
      },
      series: Array.from({ length: series }, (_, place) => ({
        type,
        name: heads[place + 1],
        data: rows.map((row) => row.values[place] ?? null),
        itemStyle: { color: colours[place], borderRadius: [3, 3, 0, 0] },
        lineStyle: { color: ink.primary, width: 2 },
        barMaxWidth: 28,
        barGap: '-100%',
        z: 3 - place,
        connectNulls: false,
        symbolSize: 8,
        cursor: 'pointer',
      })),
    };
  };
}

/** Bars beside names, the first on top. */
export function beside({ rows, heads, language }: Drawn) {
  return (ink: Ink): Option => ({
    grid: { left: 4, right: 64, top: 4, bottom: 4, outerBoundsMode: 'same' },
    tooltip: { trigger: 'item', formatter: tip(rows, heads) },
    xAxis: { type: 'value', show: false },
    yAxis: {
      type: 'category',
      inverse: true,
      data: rows.map((row) => row.label),
      ...axis(ink),
      axisLabel: { color: ink.text, width: 96, overflow: 'truncate' },
    },
    series: [
      {
        type: 'bar',
        data: rows.map((row) => row.values[0] ?? 0),
        itemStyle: { color: ink.primary, borderRadius: [0, 3, 3, 0] },
        barMaxWidth: 20,
        cursor: 'pointer',
        label: {
          show: true,
          position: 'right',
          color: ink.text,
          formatter: ({ value }: { value: number }) => short(value, language),
        },
      },
    ],
  });
}

/** Stages in their order, each as wide as what stands there, in the middle. */
export function funnel({ rows, heads }: Drawn) {
  const most = Math.max(1, ...rows.map((row) => row.values[0] ?? 0));
  return (ink: Ink): Option => ({
    grid: { left: 4, right: 4, top: 4, bottom: 4, outerBoundsMode: 'same' },
    tooltip: { trigger: 'item', formatter: tip(rows, heads) },
    xAxis: { type: 'value', show: false, max: most },
    yAxis: {
      type: 'category',
      inverse: true,
      data: rows.map((row) => row.label),
      ...axis(ink),
      axisLine: { show: false },
      axisLabel: { color: ink.text, width: 96, overflow: 'truncate' },
    },
    series: [
      {
        type: 'bar',
        stack: 'stage',
        silent: true,
        data: rows.map((row) => (most - (row.values[0] ?? 0)) / 2),
        itemStyle: { color: 'transparent' },
      },
      {
        type: 'bar',
        stack: 'stage',
        cursor: 'pointer',
        barCategoryGap: '12%',
        data: rows.map((row, place) => ({
          value: row.values[0] ?? 0,
          itemStyle: { color: PATH[Math.min(place, PATH.length - 1)], borderRadius: 4 },
        })),
        label: { show: true, position: 'inside', color: '#fff', fontWeight: 600 },
      },
    ],
  });
}

/** The blues of a funnel, dark enough for white letters. */
const PATH = ['#1f5eff', '#1a4fd8', '#1742b4', '#143a9c', '#102f80', '#0d2666'];

/** Days in weeks: the more happened, the darker. `cells` are week, weekday and how much. */
export function heat(weeks: string[], days: string[], cells: [number, number, number][], names: string[]) {
  const most = Math.max(1, ...cells.map((cell) => cell[2]));
  return (ink: Ink): Option => ({
    grid: { left: 4, right: 4, top: 4, bottom: 4, outerBoundsMode: 'same' },
    tooltip: {
      trigger: 'item',
      formatter: (event: unknown) => names[(event as { dataIndex: number }).dataIndex] ?? '',
    },
    xAxis: { type: 'category', data: weeks, ...axis(ink), splitLine: { show: false } },
    yAxis: { type: 'category', data: days, inverse: true, ...axis(ink), splitLine: { show: false } },
    visualMap: { show: false, min: 0, max: most, inRange: { color: [ink.soft, ink.primary] } },
    series: [
      {
        type: 'heatmap',
        data: cells,
        itemStyle: { borderColor: ink.surface, borderWidth: 2, borderRadius: 3 },
        cursor: 'pointer',
      },
    ],
  });
}
