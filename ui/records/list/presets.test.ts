import { describe, expect, it } from 'vitest';
import { filterText } from './conditions';
import { dayInChina, isOn, presetsOf } from './presets';

const EVENING = Date.parse('2026-03-31T17:00:00Z');

describe('presets', () => {
  it('know the day in China, which begins before the one of Greenwich', () => {
    expect(dayInChina(EVENING)).toBe('2026-04-01');
    expect(dayInChina(EVENING, 30)).toBe('2026-05-01');
  });

  it('ask for what is overdue', () => {
    const overdue = presetsOf('payment', EVENING)[0];
    if (!overdue) throw new Error('no preset');
    expect(filterText(overdue.conditions, [])).toBe('status != "paid" AND due_on < "2026-04-01"');
    expect(isOn(overdue, overdue.conditions)).toBe(true);
    expect(isOn(overdue, [])).toBe(false);
  });

  it('are none where nobody asks', () => {
    expect(presetsOf('contact')).toEqual([]);
  });
});
