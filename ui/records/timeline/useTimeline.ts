import { useInfiniteQuery, useQueries, useQuery } from '@tanstack/react-query';
import { api } from '@/api/client';
import { useMe, useObject } from '@/api/queries';
import type { DataRecord, HistoryEntry, Page } from '@/api/types';
import { clearOf } from '@/gate/masked';
import { mayObject } from '@/gate/may';
import { saidOf } from '../lead/lead';
import { FORGET, useChildren } from '../queries';
import { type Entry, inOrder, ofHistory, ofRecords, ofStages } from './entries';

/** Follow-ups of one question. */
const AT_ONCE = 50;
/** Deals whose stages are told: those that were changed last. */
const DEALS = 8;

/** Whose timeline it is: a customer's, or of it what concerns one deal. */
export interface Subject {
  customer: { object: string; id: string };
  record: DataRecord;
  deal: DataRecord | null;
}

interface Past {
  items: HistoryEntry[];
}

/** Everything that happened, in one order. Each part is asked for through the gate like any list. */
export function useTimeline({ customer, record, deal }: Subject) {
  const said = useSaid(customer, saidOf(customer.object));
  const tasks = useFollowers(customer, 'task');
  const deals = useFollowers(customer, 'deal');
  const files = useFollowers(customer, 'attachment');
  const concerns = (one: DataRecord) => !deal || clearOf(one.values.deal) === deal.id;
  const shown = deal ? [deal] : deals.items;
  const stages = useStages(shown.slice(0, DEALS));
  const past = usePastOf(record);
  const followUps = said.items.filter(concerns);
  const names = new Set(followUps.map((one) => one.id));
  const loose = deal
    ? []
    : files.items.filter((one) => !names.has(String(clearOf(one.values.follow_up) ?? '')));
  const entries: Entry[] = [
    ...ofRecords('follow_up', followUps, files.items),
    ...ofRecords('task', tasks.items.filter(concerns)),
    ...(deal ? [] : ofRecords('deal', deals.items)),
    ...ofRecords('attachment', loose),
    ...stages.entries,
    ...ofHistory(past),
  ];
  return {
    entries: inOrder(entries, said.query.hasNextPage),
    refs: { ...deals.refs, ...tasks.refs, ...files.refs, ...said.refs, ...record.refs },
    stageName: stages.name,
    query: said.query,
  };
}

function useSaid(customer: Subject['customer'], child: string) {
  const query = useInfiniteQuery({
    queryKey: ['record', customer.object, customer.id, child, 'timeline'],
    gcTime: FORGET,
    initialPageParam: '',
    queryFn: ({ signal, pageParam }) =>
      api.get<Page>(
        `/records/${customer.object}/${customer.id}/children/${child}`,
        { page_size: AT_ONCE, order_by: 'at desc', page_token: pageParam },
        { signal },
      ),
    getNextPageParam: (last) => last.next_page_token,
  });
  const pages = query.data?.pages ?? [];
  return {
    query,
    items: pages.flatMap((page) => page.items),
    refs: Object.assign({}, ...pages.map((page) => page.refs)) as Record<string, string>,
  };
}

/** What follows the customer, where the person may list it. */
function useFollowers(customer: Subject['customer'], child: string) {
  const me = useMe();
  const declared = useObject(child);
  const found = useChildren(
    customer.object,
    customer.id,
    child,
    declared?.follows === customer.object && mayObject(me, child, 'list'),
  );
  return { items: found.data?.items ?? [], refs: found.data?.refs ?? {} };
}

/** The steps of these deals, and what their stages are called. */
function useStages(deals: DataRecord[]) {
  const told = deals.filter((one) => one.may.includes('history'));
  const entries = useQueries({
    queries: told.map((deal) => ({
      queryKey: ['record', 'deal', deal.id, 'history', 'stages', deal.version],
      gcTime: FORGET,
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        api.get<Past>(`/records/deal/${deal.id}/history`, undefined, { signal }),
    })),
    combine: (found) =>
      found.flatMap((one, at) => {
        const deal = told[at];
        return deal && one.data ? ofStages(deal, one.data.items) : [];
      }),
  });
  const stages = useQuery({
    queryKey: ['records', 'stage', 'names'],
    enabled: told.length > 0,
    staleTime: 300_000,
    queryFn: ({ signal }) =>
      api.get<Page>('/records/stage', { fields: ['name'], page_size: 500 }, { signal }),
  });
  const names = new Map((stages.data?.items ?? []).map((one) => [one.id, one.title]));
  return { entries, name: (id: string | null) => (id ? (names.get(id) ?? '') : '') };
}

function usePastOf(record: DataRecord): HistoryEntry[] {
  const found = useQuery({
    queryKey: ['record', record.object, record.id, 'history', 'timeline', record.version],
    enabled: record.may.includes('history'),
    gcTime: FORGET,
    queryFn: ({ signal }) =>
      api.get<Past>(`/records/${record.object}/${record.id}/history`, undefined, { signal }),
  });
  return found.data?.items ?? [];
}
