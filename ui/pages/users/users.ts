import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { api } from '@/api/client';
import { meQuery, objectsQuery, queryClient } from '@/api/queries';
import type { DataRecord, Page } from '@/api/types';

/** A one-time link, shown once. */
export interface HandOver {
  name: string;
  link: string;
  expires_at: string;
}

export interface UserValues {
  name: string;
  login?: string;
  department?: string | null;
  roles?: string[];
}

const PAGE = 100;

/** The users that fit; words are sent in a body, never in the address. */
export function useUsers(q: string) {
  return useInfiniteQuery({
    queryKey: ['records', 'user', 'admin', q],
    initialPageParam: '',
    placeholderData: keepPreviousData,
    queryFn: ({ signal, pageParam }) =>
      api.post<Page>(
        '/records/user/search',
        { page_size: PAGE, ...(q ? { q } : {}), ...(pageParam ? { page_token: pageParam } : {}) },
        { signal },
      ),
    getNextPageParam: (last) => last.next_page_token,
  });
}

/** Users, who may do what, and the choices of roles are asked again. */
export async function usersChanged(): Promise<void> {
  await Promise.all([
    queryClient.invalidateQueries({ queryKey: ['records', 'user'] }),
    queryClient.invalidateQueries({ queryKey: ['choose', 'user'] }),
    queryClient.invalidateQueries({ queryKey: meQuery.queryKey }),
    queryClient.invalidateQueries({ queryKey: objectsQuery.queryKey }),
  ]);
}

export const calls = {
  create: (values: UserValues) => api.post<DataRecord>('/records/user', { values }),
  change: (record: DataRecord, values: Partial<UserValues>) =>
    api.patch<DataRecord>(`/records/user/${record.id}`, { version: record.version, values }),
  link: (id: string, kind: 'invite' | 'reset-password') =>
    api.post<{ link: string; expires_at: string }>(`/users/${id}/${kind}`),
  act: (id: string, act: 'freeze' | 'unfreeze' | 'end-sessions' | 'reset-mfa', reason: string) =>
    api.post(`/users/${id}/${act}`, { reason }),
};
