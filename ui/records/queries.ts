import { keepPreviousData, queryOptions, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { api } from '@/api/client';
import { isProblem, Problem } from '@/api/problem';
import { objectsQuery, queryClient } from '@/api/queries';
import type { AccessEntry, DataRecord, HistoryEntry, ObjectDeclaration, Page } from '@/api/types';
import { filterText, isSensitive } from './list/conditions';
import type { ListState } from './list/state';

/** How long values stay in memory after the page that showed them is left, in milliseconds. */
export const FORGET = 30_000;

/** What the list asks for, without the place in the pages. */
export function queryOf(object: ObjectDeclaration, state: ListState) {
  const filter = [filterText(state.conditions, object.fields), state.writtenFilter]
    .filter(Boolean)
    .join(' AND ');
  return {
    ...(state.q ? { q: state.q } : {}),
    ...(filter ? { filter } : {}),
    ...(state.orderBy ? { order_by: state.orderBy } : {}),
  };
}

/** Records in use, in the recycle bin, or in a pool. */
export type Which = 'active' | 'deleted' | 'pooled';

/** The state of the records as a query names it. */
export const stateOf = (which: Which) => (which === 'active' ? {} : { [which]: true });

/** A page, and the columns that it was asked for. */
export type Listed = Page & { fields: string[] };

/**
 * One page of a list with these columns and no others: what is not shown is neither opened nor seen.
 * Words and sensitive conditions go in a body, never in the address.
 */
export function recordsQuery(
  object: ObjectDeclaration,
  state: ListState,
  columns: string[],
  which: Which = 'active',
) {
  const token = state.tokens.at(-1);
  const fields = columns.filter((name) => object.fields.some((one) => one.name === name));
  const query = {
    ...queryOf(object, state),
    fields,
    page_size: state.pageSize,
    ...(token ? { page_token: token } : {}),
    ...stateOf(which),
  };
  const secret = state.q !== '' || state.conditions.some((one) => isSensitive(one, object.fields));
  const path = `/records/${object.name}`;
  return queryOptions({
    queryKey: ['records', object.name, query],
    gcTime: FORGET,
    queryFn: async ({ signal }): Promise<Listed> => {
      try {
        const page = secret
          ? await api.post<Page>(`${path}/search`, query, { signal })
          : await api.get<Page>(path, query, { signal });
        return { ...page, fields };
      } catch (error) {
        // A field was archived or hidden meanwhile: the new declaration leads to a new question.
        if (isProblem(error, 'unknown_field')) void queryClient.invalidateQueries(objectsQuery);
        throw error;
      }
    },
  });
}

/** The page of a list, as it is asked for by `recordsQuery`. */
export function useRecords(
  object: ObjectDeclaration,
  state: ListState,
  columns: string[],
  which: Which = 'active',
  enabled = true,
) {
  const query = recordsQuery(object, state, columns, which);
  return useQuery({ ...query, enabled, placeholderData: keepPreviousData });
}

export function useRecord(object: string, id: string) {
  return useQuery({
    queryKey: ['record', object, id],
    gcTime: FORGET,
    queryFn: ({ signal }) => api.get<DataRecord>(`/records/${object}/${id}`, undefined, { signal }),
  });
}

export function useChildren(object: string, id: string, child: string, enabled = true) {
  return useQuery({
    enabled,
    queryKey: ['record', object, id, child],
    gcTime: FORGET,
    queryFn: ({ signal }) =>
      api.get<Page>(`/records/${object}/${id}/children/${child}`, { page_size: 100 }, { signal }),
  });
}

interface Log<T> {
  items: T[];
  next_page_token: string | null;
}

/** Entries of a record's past, newest first; `fetchNextPage` goes further back. */
function usePast<T>(object: string, id: string, past: 'history' | 'access') {
  return useInfiniteQuery({
    queryKey: ['record', object, id, past],
    gcTime: FORGET,
    initialPageParam: '',
    queryFn: ({ signal, pageParam }) =>
      api.get<Log<T>>(`/records/${object}/${id}/${past}`, { page_token: pageParam }, { signal }),
    getNextPageParam: (last) => last.next_page_token,
    select: (data) => data.pages.flatMap((page) => page.items),
  });
}

export const useHistory = (object: string, id: string) => usePast<HistoryEntry>(object, id, 'history');
export const useAccess = (object: string, id: string) => usePast<AccessEntry>(object, id, 'access');

/** After a change: the lists of the object and everything about the record are asked again. */
export async function recordChanged(object: string, id?: string): Promise<void> {
  await Promise.all([
    queryClient.invalidateQueries({ queryKey: ['records', object] }),
    id ? queryClient.invalidateQueries({ queryKey: ['record', object, id] }) : Promise.resolve(),
  ]);
}

export interface BulkAnswer {
  done: number;
  refused: { id: string; code: string; detail: string; title?: string | null }[];
}

export type BulkAct = 'assign' | 'delete' | 'restore' | 'claim' | 'release';

export const acts = {
  remove: (record: DataRecord) =>
    api.remove<void>(`/records/${record.object}/${record.id}`, { version: record.version }),
  restore: (record: DataRecord) =>
    api.post<DataRecord>(`/records/${record.object}/${record.id}/restore`, { version: record.version }),
  assign: async (record: DataRecord, owner: string) => {
    if (record.state !== 'pooled') {
      const change = { version: record.version, values: {}, owner };
      return void (await api.patch<DataRecord>(`/records/${record.object}/${record.id}`, change));
    }
    // Out of a pool somebody is given a customer by who may not edit it there.
    const { refused } = await acts.bulk(record.object, 'assign', [record.id], { owner });
    const [one] = refused;
    if (one)
      throw new Problem({ type: '', title: one.detail, status: 409, code: one.code, detail: one.detail });
  },
  /** `to` is the new owner, or the pool. */
  bulk: (object: string, act: BulkAct, ids: string[], to?: { owner: string } | { pool: string }) =>
    api.post<BulkAnswer>(`/records/${object}/bulk`, { act, ids, ...to }),
};
