import { useQuery } from '@tanstack/react-query';
import { api } from '@/api/client';
import { queryClient } from '@/api/queries';
import type { DataRecord } from '@/api/types';
import { FORGET, type Listed, recordChanged } from '../queries';

/** A pool, as this person stands to it. */
export interface Pool {
  id: string;
  name: string;
  member: boolean;
  waiting?: { total: number | null; total_at_least: number | null };
  claims_left: number | null;
  views_left: number | null;
}

const keyOf = (object: string) => ['pools', object];

/** The pools that this person knows, those first of which they are a member. */
export function usePools(object: string, enabled = true) {
  return useQuery({
    queryKey: keyOf(object),
    gcTime: FORGET,
    enabled,
    queryFn: ({ signal }) => api.get<Pool[]>(`/records/${object}/pools`, undefined, { signal }),
  });
}

/** After a customer went into a pool or out of it. */
export async function poolsChanged(object: string, id?: string): Promise<void> {
  await Promise.all([recordChanged(object, id), queryClient.invalidateQueries({ queryKey: keyOf(object) })]);
}

/** The customer is gone from the pool's lists: they are not asked again, which would count as seen again. */
export async function claimed(object: string, id: string): Promise<void> {
  const isPooled = (key: readonly unknown[]) => (key[2] as { pooled?: boolean } | undefined)?.pooled === true;
  queryClient.setQueriesData<Listed>(
    { queryKey: ['records', object], predicate: (query) => isPooled(query.queryKey) },
    (page) =>
      page?.items && {
        ...page,
        items: page.items.filter((one) => one.id !== id),
        ...(page.total ? { total: page.total - 1 } : {}),
      },
  );
  await Promise.all([
    queryClient.invalidateQueries({
      queryKey: ['records', object],
      predicate: (query) => !isPooled(query.queryKey),
    }),
    queryClient.invalidateQueries({ queryKey: ['record', object, id] }),
    queryClient.invalidateQueries({ queryKey: keyOf(object) }),
  ]);
}

export const claim = (record: DataRecord) =>
  api.post<DataRecord>(`/records/${record.object}/${record.id}/claim`, {});

export const release = (record: DataRecord, pool: string | null) =>
  api.post<void>(`/records/${record.object}/${record.id}/release`, {
    version: record.version,
    ...(pool ? { pool } : {}),
  });
