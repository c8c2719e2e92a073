import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { api } from './client';
import { queryClient } from './queries';
import type { Text } from './types';

export interface Notification {
  id: string;
  kind: string;
  text: Text;
  object: string;
  record: string | null;
  title: string | null;
  gone: boolean;
  n: number;
  at: string;
  read: boolean;
}

interface Answer {
  items: Notification[];
  unread: number;
  more: boolean;
}

export interface KindChoice {
  kind: string;
  label: Text;
  page: boolean;
  mail: 'off' | 'now' | 'daily';
}

export interface Choices {
  kinds: KindChoice[];
  mail: boolean;
  address: string | null;
}

const KEY = 'notifications';
const PATH = '/me/notifications';
/** Milliseconds after which the count is asked for anew where nothing was heard. */
const ASK_AGAIN = 300_000;

/** What is known of notifications is stale: something was told, or read elsewhere. */
export const notificationsChanged = () => queryClient.invalidateQueries({ queryKey: [KEY] });

/** How many are unread; live events ask for it anew. */
export function useUnread(): number {
  const found = useQuery({
    queryKey: [KEY, 'unread'],
    queryFn: ({ signal }) => api.get<{ unread: number }>(`${PATH}/unread`, undefined, { signal }),
    refetchInterval: ASK_AGAIN,
  });
  return found.data?.unread ?? 0;
}

/** The notifications, page by page. They hold titles, so nothing of them is kept. */
export function useNotifications(asked: { kind?: string; unread?: boolean; limit?: number }) {
  return useInfiniteQuery({
    queryKey: [KEY, 'list', asked],
    staleTime: 0,
    gcTime: 0,
    initialPageParam: '',
    queryFn: ({ signal, pageParam }) => {
      const after = pageParam ? { after: pageParam } : {};
      return api.get<Answer>(PATH, { ...asked, ...after }, { signal });
    },
    getNextPageParam: (last) => (last.more ? last.items.at(-1)?.id : undefined),
  });
}

/** How the person hears of each kind. */
export function useChoices() {
  return useQuery({
    queryKey: [KEY, 'choices'],
    queryFn: ({ signal }) => api.get<Choices>(`${PATH}/choices`, undefined, { signal }),
  });
}

/** Marks these as read, or all of them. */
export async function markRead(ids?: string[]): Promise<void> {
  await api.post(`${PATH}/read`, ids ? { ids } : {});
  await notificationsChanged();
}

export async function choose({ kind, page, mail }: Omit<KindChoice, 'label'>): Promise<void> {
  await api.patch(`${PATH}/choices`, { kind, page, mail });
  await queryClient.invalidateQueries({ queryKey: [KEY, 'choices'] });
}

export async function setAddress(address: string | null): Promise<void> {
  await api.post(`${PATH}/address`, { address });
  await queryClient.invalidateQueries({ queryKey: [KEY, 'choices'] });
}
