import { queryOptions, useQuery } from '@tanstack/react-query';
import { api } from '@/api/client';
import { queryClient } from '@/api/queries';
import type { DataRecord, Page } from '@/api/types';
import { readTiles, USUAL, writeTiles } from './arrangement';
import { SPANS, type Span } from './period';
import type { Placed, Scope } from './types';

/** A dashboard as it is kept: one's own, or one that a colleague shares. */
export interface Saved {
  record: DataRecord | null;
  name: string;
  shared: boolean;
  tiles: Placed[];
  scope: Scope;
  span: Span;
}

const KEY = ['dashboards'];

export const usual = (name: string): Saved => ({
  record: null,
  name,
  shared: false,
  tiles: readTiles(USUAL),
  scope: 'mine',
  span: 'month',
});

function savedOf(record: DataRecord): Saved {
  const { values } = record;
  return {
    record,
    name: record.title,
    shared: values.shared === true,
    tiles: readTiles(typeof values.tiles === 'string' ? values.tiles : ''),
    scope: values.scope === 'team' ? 'team' : 'mine',
    span: SPANS.find((one) => one === values.period) ?? 'month',
  };
}

/** The dashboards that the person may look at; they are drawn as they were known while they are asked for again. */
export const savedQuery = queryOptions({
  queryKey: KEY,
  gcTime: Number.POSITIVE_INFINITY,
  queryFn: ({ signal }) => api.get<Page>('/records/dashboard', { page_size: 100 }, { signal }),
});

/** The dashboards that the person may look at, own ones first. */
export function useSaved(me: string) {
  return useQuery({
    ...savedQuery,
    select: (page) =>
      page.items.map(savedOf).sort((a, b) => Number(b.record?.owner === me) - Number(a.record?.owner === me)),
  });
}

/** Keeps a dashboard; one of somebody else's, or the usual one, becomes one's own. Its id. */
export async function save(saved: Saved, me: string): Promise<string> {
  const { record, name, shared, tiles, scope, span } = saved;
  const own = record !== null && record.owner === me;
  const was = record?.values.shared === true;
  const values = {
    name,
    tiles: writeTiles(tiles),
    scope,
    period: span,
    ...(shared || (own && was) ? { shared } : {}),
  };
  const kept = own
    ? await api.patch<DataRecord>(`/records/dashboard/${record.id}`, { version: record.version, values })
    : await api.post<DataRecord>('/records/dashboard', { values });
  await queryClient.invalidateQueries({ queryKey: KEY });
  return kept.id;
}

export async function remove(record: DataRecord): Promise<void> {
  await api.remove(`/records/dashboard/${record.id}`, { version: record.version });
  await queryClient.invalidateQueries({ queryKey: KEY });
}
