import { useQuery } from '@tanstack/react-query';
import { api } from '@/api/client';
import { queryClient, useMe } from '@/api/queries';
import type { Page } from '@/api/types';
import { mayObject, mayPage } from '@/gate/may';
import { FORGET, recordChanged } from '../queries';
import type { Act, Inbox, Standing } from './types';

/** How often the badge asks anew while the page is open, in milliseconds. */
const BADGE = 60_000;

export type Which = 'waiting' | 'mine' | 'done';

/** The flows of the organisation; they hold no personal data. */
export function useFlows() {
  const me = useMe();
  return useQuery({
    queryKey: ['records', 'approval_flow', 'all'],
    enabled: mayObject(me, 'approval_flow', 'list'),
    staleTime: 60_000,
    queryFn: ({ signal }) =>
      api.get<Page>('/records/approval_flow', { page_size: 200, order_by: 'place' }, { signal }),
  });
}

/** Whether records of this object may need approval at all. */
export function useHasFlows(object: string): boolean {
  const flows = useFlows();
  return Boolean(flows.data?.items.some((one) => one.values.object === object));
}

export function useStanding(object: string, id: string, enabled = true) {
  return useQuery({
    enabled,
    queryKey: ['record', object, id, 'approval'],
    gcTime: FORGET,
    // Somebody else decides: whoever comes back to the record is told how it stands by now.
    staleTime: 0,
    queryFn: ({ signal }) => api.get<Standing>(`/records/${object}/${id}/approval`, undefined, { signal }),
  });
}

export function useInbox(which: Which) {
  return useQuery({
    queryKey: ['approvals', which],
    gcTime: FORGET,
    staleTime: 0,
    queryFn: ({ signal }) => api.get<Inbox>('/approvals', { which }, { signal }),
  });
}

/** How many requests wait for the person. */
export function useWaiting(): number {
  const me = useMe();
  const found = useQuery({
    queryKey: ['approvals', 'count'],
    enabled: mayPage(me, 'approvals'),
    refetchInterval: BADGE,
    refetchOnWindowFocus: true,
    queryFn: ({ signal }) => api.get<Inbox['waiting']>('/approvals/waiting', undefined, { signal }),
  });
  return found.data?.total ?? found.data?.total_at_least ?? 0;
}

/** What somebody says to an act, and to whom they hand it. */
export interface Said {
  remark?: string | undefined;
  to?: string | undefined;
}

async function changed(object?: string, id?: string): Promise<void> {
  await Promise.all([
    queryClient.invalidateQueries({ queryKey: ['approvals'] }),
    object ? recordChanged(object, id) : Promise.resolve(),
  ]);
}

export async function submit(object: string, id: string, version: number, remark?: string): Promise<void> {
  const said = remark ? { remark } : {};
  await api.post(`/records/${object}/${id}/submit`, { version, ...said });
  await changed(object, id);
}

export async function decide(
  approval: string,
  act: Exclude<Act, 'submit' | 'void'>,
  { remark, to }: Said,
  about?: { object: string; id: string },
): Promise<void> {
  try {
    await api.post(`/approvals/${approval}/decide`, {
      act,
      ...(remark ? { remark } : {}),
      ...(to ? { to } : {}),
    });
  } finally {
    // What somebody else did meanwhile is shown as well.
    await changed(about?.object, about?.id);
  }
}
