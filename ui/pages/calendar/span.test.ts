import { describe, expect, it } from 'vitest';
import { dayOf, daysOf, dayText, hourText, movedTo, stepped } from './span';

describe('days of the calendar', () => {
  it('weeks_begin_on_monday_and_a_month_has_whole_weeks', () => {
    const week = daysOf('week', new Date(2026, 10, 22)).map(dayText);
    expect([week[0], week[6]]).toEqual(['2026-11-16', '2026-11-22']);
    const month = daysOf('month', new Date(2026, 10, 22)).map(dayText);
    expect([month.length, month[0], month.at(-1)]).toEqual([42, '2026-10-26', '2026-12-06']);
    // A February of four weeks that begins on a Monday needs no day of another month.
    expect(daysOf('month', new Date(2027, 1, 10))).toHaveLength(28);
  });

  it('a_month_later_than_the_31st_is_the_last_of_a_shorter_one', () => {
    expect(dayText(stepped('month', new Date(2026, 0, 31), 1))).toBe('2026-02-28');
    expect(dayText(stepped('week', new Date(2026, 11, 30), 1))).toBe('2027-01-06');
  });

  it('what_is_moved_to_another_day_keeps_its_time_and_to_an_hour_begins_with_it', () => {
    const at = new Date(2026, 10, 22, 9, 30);
    const day = movedTo(at, '2026-12-01');
    expect([dayText(day), hourText(day)]).toEqual(['2026-12-01', '09:30']);
    expect(hourText(movedTo(at, '2026-12-01', 14))).toBe('14:00');
    expect(dayText(dayOf('2026-03-01'))).toBe('2026-03-01');
  });
});
