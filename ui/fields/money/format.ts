import type { Money } from '@/api/types';
import { groupedDecimal } from '../number/decimal';

/** Signs that Chinese readers know; other currencies keep their ISO 4217 code. */
export const SIGNS: Record<string, string> = {
  CNY: '¥',
  USD: 'US$',
  EUR: '€',
  HKD: 'HK$',
  GBP: '£',
  JPY: 'JP¥',
};

/** `¥1,234.50`; a negative amount as `-¥1,234.50`. */
export function formatMoney({ amount, currency }: Money): string {
  const figures = groupedDecimal(amount, currency === 'JPY' ? 0 : 2);
  const sign = SIGNS[currency] ?? `${currency} `;
  return figures.startsWith('-') ? `-${sign}${figures.slice(1)}` : `${sign}${figures}`;
}
