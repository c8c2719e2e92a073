import type { Line, Lines } from '@/api/types';

/**
 * What lines come to, worked out as the server does (`LinesType`): exact decimals, each line rounded to two
 * places, half up, and totals as sums of rounded lines. No floating point touches the digits.
 */
export interface Sums {
  list: string;
  discount: string;
  total: string;
}

const PLACES = 4;
/** Of a percentage: it has two decimals at most. */
const PERCENT = 2;

/** A decimal as a whole number of 10^-places; null when it is none or has more decimals. */
export function scaled(decimal: string, places: number): bigint | null {
  const parts = /^(-?)(\d{1,15})(?:\.(\d*))?$/.exec(decimal.trim());
  if (!parts) return null;
  const fraction = (parts[3] ?? '').replace(/0+$/, '');
  if (fraction.length > places) return null;
  const whole = BigInt(`${parts[2]}${fraction.padEnd(places, '0')}`);
  return parts[1] ? -whole : whole;
}

/** The inverse, with two decimals. */
export function cents(whole: bigint): string {
  const text = (whole < 0n ? -whole : whole).toString().padStart(3, '0');
  return `${whole < 0n ? '-' : ''}${text.slice(0, -2)}.${text.slice(-2)}`;
}

function halfUp(value: bigint, digits: number): bigint {
  const unit = 10n ** BigInt(digits);
  return (value + unit / 2n) / unit;
}

/** The amount of a line before its discount and after it, in cents; null while a number is missing or bad. */
function amounts(line: Line): { list: bigint; net: bigint } | null {
  const quantity = scaled(line.quantity, PLACES);
  const price = scaled(line.price, PLACES);
  const discount = scaled(line.discount || '0', PERCENT);
  if (quantity === null || price === null || discount === null) return null;
  const left = 100n * 100n - discount;
  return {
    list: halfUp(quantity * price, 2 * PLACES - 2),
    net: halfUp(quantity * price * left, 2 * PLACES - 2 + PERCENT + 2),
  };
}

/** The amount of one line; empty while it cannot be told. */
export function amountOf(line: Line): string {
  const found = amounts(line);
  return found ? cents(found.net) : '';
}

/** What all lines come to; lines that cannot be told count nothing. */
export function sumsOf({ rows }: Lines): Sums {
  let list = 0n;
  let total = 0n;
  for (const row of rows) {
    const found = amounts(row);
    list += found?.list ?? 0n;
    total += found?.net ?? 0n;
  }
  return { list: cents(list), discount: cents(list - total), total: cents(total) };
}
