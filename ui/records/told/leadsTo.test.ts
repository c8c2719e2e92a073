import { expect, it } from 'vitest';
import type { Notification } from '@/api/notifications';
import { leadsTo } from './leadsTo';

const one: Notification = {
  id: '1',
  kind: 'at_risk',
  text: { zh: '', en: '' },
  object: 'customer',
  record: null,
  title: null,
  gone: false,
  n: 3,
  at: '2026-11-01T00:00:00Z',
  read: false,
};

it('leads to the record, to the list of several, and nowhere when the record is gone', () => {
  expect(leadsTo({ ...one, record: '7' })).toEqual({ to: '/records/customer/7' });
  expect(leadsTo(one)).toEqual({ to: '/records/customer', search: { filter: 'attention = "at_risk"' } });
  expect(leadsTo({ ...one, gone: true })).toBeNull();
});

it('counts what is due until the day ends in China', () => {
  const at = Date.parse('2026-11-01T20:00:00Z');
  const place = leadsTo({ ...one, kind: 'tasks_today', object: 'task' }, at);
  expect(place?.search?.filter).toBe('status = "open" AND due_at < "2026-11-02T16:00:00Z"');
});
