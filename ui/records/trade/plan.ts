import type { DataRecord, Money } from '@/api/types';
import { cents, scaled } from '@/fields/lines/sums';
import { clearOf } from '@/gate/masked';

/** Documents that are paid in instalments. */
const PAID = new Set(['contract', 'order']);

export const hasPlan = (record: DataRecord): boolean => PAID.has(record.object);

/** What is to be paid in one currency, in cents. */
export interface Plan {
  currency: string;
  due: bigint;
  received: bigint;
  /** What should be there by now and is not. */
  overdue: bigint;
}

/** Amounts may have four decimals; sums are told in cents, each amount rounded half up. */
function centsOf({ amount }: Money): bigint {
  const whole = scaled(amount, 4) ?? 0n;
  return (whole + 50n) / 100n;
}

/** The instalments against what was received, by currency; null where an amount is not the person's to see. */
export function planOf(payments: DataRecord[], today: string): Plan[] | null {
  const plans = new Map<string, Plan>();
  for (const { values } of payments) {
    const due = clearOf(values.amount) as Money | undefined;
    if (!due) return null;
    const got = clearOf(values.received) as Money | undefined;
    const plan = plans.get(due.currency) ?? { currency: due.currency, due: 0n, received: 0n, overdue: 0n };
    const received = got ? centsOf(got) : 0n;
    const open = centsOf(due) - received;
    plan.due += centsOf(due);
    plan.received += received;
    if (open > 0n && String(values.due_on) < today) plan.overdue += open;
    plans.set(due.currency, plan);
  }
  return [...plans.values()];
}

/** How much of the whole a part is, in percent with one decimal, at most all of it. */
export function share(part: bigint, whole: bigint): number {
  if (whole <= 0n || part <= 0n) return 0;
  const thousandths = (part * 1000n) / whole;
  return Math.min(Number(thousandths), 1000) / 10;
}

export const moneyOf = (amount: bigint, currency: string): Money => ({ amount: cents(amount), currency });
