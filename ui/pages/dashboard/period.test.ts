import { describe, expect, it } from 'vitest';
import { endOf, inPeriod, months, monthText, periodAt, stepped } from './period';

const DAY = new Date(2026, 10, 23);

describe('periods', () => {
  it('a_day_lies_in_its_month_its_quarter_and_its_year', () => {
    const told = (span: 'month' | 'quarter' | 'year') => {
      const period = periodAt(span, DAY);
      return [monthText(period.from), monthText(endOf(period))];
    };
    expect(told('month')).toEqual(['2026-11', '2026-12']);
    expect(told('quarter')).toEqual(['2026-10', '2027-01']);
    expect(told('year')).toEqual(['2026-01', '2027-01']);
  });

  it('steps_go_over_the_end_of_a_year', () => {
    expect(monthText(stepped(periodAt('month', DAY), 2).from)).toBe('2027-01');
    expect(monthText(stepped(periodAt('quarter', DAY), -4).from)).toBe('2025-10');
  });

  it('a_condition_leaves_the_next_period_out', () => {
    expect(inPeriod('closed_on', periodAt('month', DAY))).toBe(
      'closed_on >= "2026-11-01" AND closed_on < "2026-12-01"',
    );
    expect(months(24_322, 24_324).map(monthText)).toEqual(['2026-11', '2026-12']);
  });
});
