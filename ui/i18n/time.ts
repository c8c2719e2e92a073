const two = (value: number): string => String(value).padStart(2, '0');

/** A moment on the reader's clock: `2025-06-02 14:05`. Empty for what is no time. */
export function formatMoment(iso: string | null | undefined): string {
  if (!iso) return '';
  const at = new Date(iso);
  if (Number.isNaN(at.getTime())) return '';
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())} ${two(at.getHours())}:${two(at.getMinutes())}`;
}

/** The same with seconds, for the ledger. */
export function formatMomentExact(iso: string | null | undefined): string {
  const minute = formatMoment(iso);
  return minute && iso ? `${minute}:${two(new Date(iso).getSeconds())}` : '';
}

/** A calendar day as Chinese readers write it (`2025年6月2日`), or ISO in English. */
export function formatDay(date: string, language: string): string {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date);
  if (!parts) return date;
  return language === 'en' ? date : `${parts[1]}年${Number(parts[2])}月${Number(parts[3])}日`;
}

const STEPS: [Intl.RelativeTimeFormatUnit, number][] = [
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
];

/** `3分钟前`, within the last week; older moments as a date and time. */
export function formatAgo(iso: string, language: string, now = Date.now()): string {
  const seconds = (new Date(iso).getTime() - now) / 1000;
  if (Number.isNaN(seconds) || Math.abs(seconds) > 7 * 86_400) return formatMoment(iso);
  const format = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  for (const [unit, size] of STEPS) {
    if (Math.abs(seconds) >= size) return format.format(Math.round(seconds / size), unit);
  }
  return format.format(0, 'minute');
}
