import type { Operator } from '@/api/types';
import type { Condition } from './conditions';

/** A question that is asked of a list again and again: one click, and its conditions can be changed then. */
export interface Preset {
  key:
    | 'overdue'
    | 'dueSoon'
    | 'unpaid'
    | 'lapsed'
    | 'waiting'
    | 'endsSoon'
    | 'toIssue'
    | 'toDeliver'
    | 'mine'
    | 'newLeads'
    | 'unassigned'
    | 'dueLeads'
    | 'toFollowUp'
    | 'atRisk';
  conditions: Condition[];
  orderBy: string;
  /** What the builder of conditions does not know, such as whose a record is. */
  writtenFilter?: string;
}

/** Days that count as soon. */
const SOON = 30;

/** The day in China, and so many days later: the server knows days of China alone. */
export function dayInChina(now: number, later = 0): string {
  return new Date(now + 8 * 3_600_000 + later * 86_400_000).toISOString().slice(0, 10);
}

type Line = [field: string, operator: Operator, value: unknown];

/** Leads that somebody has to care for. */
const OPEN_LEADS: Line = ['status', 'in', ['new', 'following', 'qualified']];

function preset(key: Preset['key'], orderBy: string, ...lines: Line[]): Preset {
  const conditions = lines.map(([field, operator, value], place) => ({ key: place, field, operator, value }));
  return { key, orderBy, conditions };
}

/** The presets of an object's list. */
export function presetsOf(object: string, now = Date.now(), me = ''): Preset[] {
  const today = dayInChina(now);
  const soon = dayInChina(now, SOON);
  switch (object) {
    case 'lead':
      return [
        { ...preset('mine', 'updated_at desc', OPEN_LEADS), writtenFilter: `owner = "${me}"` },
        preset('newLeads', 'created_at desc', ['status', '=', 'new']),
        preset('dueLeads', 'next_contact_on', OPEN_LEADS, ['next_contact_on', '<=', today]),
        preset('unassigned', 'created_at', ['assignment', 'in', ['nobody', 'waiting']]),
      ];
    case 'customer':
      return [
        preset('toFollowUp', 'last_contact_on', ['attention', 'in', ['due', 'escalated']]),
        preset('atRisk', 'last_contact_on', ['attention', '=', 'at_risk']),
      ];
    case 'payment':
      return [
        preset('overdue', 'due_on', ['status', '!=', 'paid'], ['due_on', '<', today]),
        preset(
          'dueSoon',
          'due_on',
          ['status', '!=', 'paid'],
          ['due_on', '>=', today],
          ['due_on', '<=', soon],
        ),
        preset('unpaid', 'due_on', ['status', '!=', 'paid']),
      ];
    case 'quote':
      return [
        preset('waiting', 'valid_until', ['status', '=', 'sent'], ['valid_until', '>=', today]),
        preset('lapsed', 'valid_until', ['status', '=', 'sent'], ['valid_until', '<', today]),
      ];
    case 'contract':
      return [
        preset(
          'endsSoon',
          'ends_on',
          ['status', '=', 'active'],
          ['ends_on', '>=', today],
          ['ends_on', '<=', soon],
        ),
      ];
    case 'order':
      return [preset('toDeliver', 'deliver_on', ['status', 'in', ['confirmed', 'shipped']])];
    case 'invoice':
      return [preset('toIssue', 'created_at', ['status', '=', 'applied'])];
    default:
      return [];
  }
}

/** Whether the list shows just this. */
export function isOn({ conditions, writtenFilter = '' }: Preset, now: Condition[], written = ''): boolean {
  const told = (all: Condition[]) =>
    JSON.stringify(all.map(({ field, operator, value }) => [field, operator, value]));
  return told(conditions) === told(now) && writtenFilter === written;
}
