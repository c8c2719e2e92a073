import type { Notification } from '@/api/notifications';
import { dayInChina } from '@/records/list/presets';

/** The condition of the list behind a notification of several records. */
function filterOf(kind: string, now: number): string | undefined {
  switch (kind) {
    case 'contact_due':
      return 'attention = "due"';
    case 'team_overdue':
      return 'attention = "escalated"';
    case 'at_risk':
      return 'attention = "at_risk"';
    case 'pool_warning':
      return 'reclaim_on:*';
    case 'tasks_today':
      return `status = "open" AND due_at < "${dayInChina(now)}T16:00:00Z"`;
    case 'payment_overdue':
      return `status != "paid" AND due_on < "${dayInChina(now)}"`;
    default:
      return undefined;
  }
}

interface Place {
  to: string;
  search?: Record<string, string>;
}

/** Where a notification leads: to its record, or to the list of all that it is about. */
export function leadsTo(one: Notification, now = Date.now()): Place | null {
  if (one.record) return { to: `/records/${one.object}/${one.record}` };
  if (one.gone) return null;
  const filter = filterOf(one.kind, now);
  return { to: `/records/${one.object}`, ...(filter ? { search: { filter } } : {}) };
}
