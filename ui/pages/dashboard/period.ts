/** The span of time that figures speak of. */
export const SPANS = ['month', 'quarter', 'year'] as const;
export type Span = (typeof SPANS)[number];

/** Months counted from year 0, so that they can be added: 2026-11 is 24322. */
export interface Period {
  span: Span;
  /** The first month. */
  from: number;
}

const LONG: Record<Span, number> = { month: 1, quarter: 3, year: 12 };
const two = (value: number) => String(value).padStart(2, '0');

export const monthOf = (day: Date): number => day.getFullYear() * 12 + day.getMonth();
export const monthText = (month: number): string => `${Math.floor(month / 12)}-${two((month % 12) + 1)}`;
/** The first day of a month, as a filter names it. */
export const firstDay = (month: number): string => `${monthText(month)}-01`;
export const dayText = (day: Date): string =>
  `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;

/** The day so many days after this one. */
export function daysAfter(day: Date, days: number): Date {
  return new Date(day.getFullYear(), day.getMonth(), day.getDate() + days);
}

/** The period in which a day lies. */
export function periodAt(span: Span, day: Date): Period {
  const month = monthOf(day);
  return { span, from: month - (month % LONG[span]) };
}

/** The period so many steps later. */
export const stepped = ({ span, from }: Period, steps: number): Period => ({
  span,
  from: from + steps * LONG[span],
});

/** The month behind its last one. */
export const endOf = ({ span, from }: Period): number => from + LONG[span];

/** The condition that a field of days or moments lies in these months; the last one is not among them. */
export function within(field: string, from: number, end: number): string {
  return `${field} >= "${firstDay(from)}" AND ${field} < "${firstDay(end)}"`;
}

export const inPeriod = (field: string, period: Period): string => within(field, period.from, endOf(period));

/** The months from one to the one before another. */
export function months(from: number, end: number): number[] {
  return Array.from({ length: Math.max(0, end - from) }, (_, place) => from + place);
}
