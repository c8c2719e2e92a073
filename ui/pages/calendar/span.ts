/** Days and weeks of the calendar page, on the reader's clock. Weeks begin on Monday. */
export const SHAPES = ['day', 'week', 'month'] as const;
export type Shape = (typeof SHAPES)[number];

const two = (value: number) => String(value).padStart(2, '0');

export const dayText = (day: Date): string =>
  `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
export const hourText = (day: Date): string => `${two(day.getHours())}:${two(day.getMinutes())}`;
export const daysAfter = (day: Date, days: number): Date =>
  new Date(day.getFullYear(), day.getMonth(), day.getDate() + days, day.getHours(), day.getMinutes());
export const startOfDay = (day: Date): Date => new Date(day.getFullYear(), day.getMonth(), day.getDate());
export const monday = (day: Date): Date => daysAfter(startOfDay(day), -((day.getDay() + 6) % 7));

/** The day of a text such as `2026-11-05`, at midnight of the reader's clock. */
export function dayOf(text: string): Date {
  const [year = 1970, month = 1, day = 1] = text.split('-').map(Number);
  return new Date(year, month - 1, day);
}

/** The days that are shown around one: itself, its week, or all weeks that its month touches. */
export function daysOf(shape: Shape, day: Date): Date[] {
  if (shape === 'day') return [startOfDay(day)];
  if (shape === 'week') return Array.from({ length: 7 }, (_, place) => daysAfter(monday(day), place));
  const first = monday(new Date(day.getFullYear(), day.getMonth(), 1));
  const next = new Date(day.getFullYear(), day.getMonth() + 1, 1);
  const days: Date[] = [];
  for (let at = first; at < next || days.length % 7 !== 0; at = daysAfter(at, 1)) days.push(at);
  return days;
}

/** The day so many days, weeks or months later; the 31st becomes the last of a shorter month. */
export function stepped(shape: Shape, day: Date, steps: number): Date {
  if (shape !== 'month') return daysAfter(day, steps * (shape === 'week' ? 7 : 1));
  const last = new Date(day.getFullYear(), day.getMonth() + steps + 1, 0).getDate();
  return new Date(day.getFullYear(), day.getMonth() + steps, Math.min(day.getDate(), last));
}

/** The same time of day on another day, or at another hour. */
export function movedTo(at: Date, day: string, hour?: number): Date {
  const to = dayOf(day);
  to.setHours(hour ?? at.getHours(), hour === undefined ? at.getMinutes() : 0, 0, 0);
  return to;
}
