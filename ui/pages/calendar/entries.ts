import { keepPreviousData, useQueries } from '@tanstack/react-query';
import { api } from '@/api/client';
import { useMe } from '@/api/queries';
import type { DataRecord, Page } from '@/api/types';
import { mayObject } from '@/gate/may';
import { FORGET } from '@/records/queries';
import { dayOf, daysAfter, dayText } from './span';

/** What stands in the calendar: of which object, and which field says when. */
export const SOURCES = [
  { object: 'task', at: 'due_at', day: false, fields: ['due_at', 'kind', 'status'] },
  { object: 'follow_up', at: 'next_at', day: false, fields: ['next_at'] },
  { object: 'deal', at: 'expected_on', day: true, fields: ['expected_on', 'status'] },
] as const;
export type Source = (typeof SOURCES)[number]['object'];

/** Records of one object that a picture shows at most. */
const MOST = 500;

export interface Entry {
  id: string;
  object: Source;
  record: DataRecord;
  title: string;
  at: Date;
  /** It has a day and no hour. */
  allDay: boolean;
  /** It is done, or its deal has ended. */
  done: boolean;
  /** The person may give it another time here. */
  movable: boolean;
}

/** The entries from one day to another, the last one among them, in the order of their times. */
export function useEntries(days: Date[], mine: boolean) {
  const me = useMe();
  const [first, last] = [days[0] ?? new Date(), days.at(-1) ?? new Date()];
  const [from, to] = [dayText(first), dayText(daysAfter(last, 1))];
  return useQueries({
    queries: SOURCES.map((source) => {
      const span = `${source.at} >= "${from}" AND ${source.at} < "${to}"`;
      const query = {
        filter: mine ? `${span} AND owner = "${me.user.id}"` : span,
        fields: [...source.fields],
        page_size: MOST,
      };
      return {
        queryKey: ['records', source.object, 'calendar', query],
        enabled: mayObject(me, source.object, 'list'),
        gcTime: FORGET,
        placeholderData: keepPreviousData,
        queryFn: ({ signal }: { signal: AbortSignal }) =>
          api.get<Page>(`/records/${source.object}`, query, { signal }),
      };
    }),
    combine: (found) => ({
      entries: found
        .flatMap((one, place) => (one.data ? entriesOf(one.data, SOURCES[place] ?? SOURCES[0]) : []))
        .filter(({ at }) => at >= dayOf(from) && at < dayOf(to))
        .sort((a, b) => Number(b.allDay) - Number(a.allDay) || a.at.getTime() - b.at.getTime()),
      more: found.some((one) => one.data?.next_page_token),
      pending: found.some((one) => one.isLoading),
      error: found.find((one) => one.isError)?.error ?? null,
      retry: () => {
        for (const one of found) if (one.isError) void one.refetch();
      },
    }),
  });
}

function entriesOf(page: Page, source: (typeof SOURCES)[number]): Entry[] {
  return page.items.flatMap((record) => {
    const value = record.values[source.at];
    if (typeof value !== 'string') return [];
    const at = source.day ? dayOf(value) : new Date(value);
    if (Number.isNaN(at.getTime())) return [];
    const { status } = record.values;
    // A next step is about somebody; its own text is what was said before.
    const whom = source.object === 'follow_up' && record.parent ? page.refs?.[record.parent] : undefined;
    return [
      {
        id: record.id,
        object: source.object,
        record,
        title: whom ?? record.title,
        at,
        allDay: source.day,
        done: typeof status === 'string' && status !== 'open',
        movable: source.object === 'task' && record.may.includes('update'),
      },
    ];
  });
}

/** The entries of each day, by its text. */
export function byDay(entries: Entry[]): Map<string, Entry[]> {
  const days = new Map<string, Entry[]>();
  for (const entry of entries) {
    const day = dayText(entry.at);
    days.set(day, [...(days.get(day) ?? []), entry]);
  }
  return days;
}
