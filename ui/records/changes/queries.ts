import { useQuery } from '@tanstack/react-query';
import { api } from '@/api/client';
import { queryClient } from '@/api/queries';
import type { JobState, WireValue } from '@/api/types';

/** What is done with many records at once. */
export type ManyAct = 'set' | 'tag' | 'untag' | 'assign' | 'delete' | 'restore';

/** Which records: these, or all that a list shows. */
export type Chosen = { ids: string[] } | { q?: string; filter?: string };

export interface ManyRequest {
  act: ManyAct;
  values?: Record<string, unknown>;
  field?: string;
  options?: string[];
  owner?: string;
}

export interface ChangedField {
  field: string;
  from?: WireValue | null;
  to?: WireValue | null;
}

export interface ManyPreview {
  chosen: number;
  changes: number;
  same: number;
  refused: { code: string; detail: string; count: number }[];
  sample: { id: string; title: string; fields: ChangedField[] }[];
  refs: Record<string, string>;
}

/** A job that changed records. */
export interface Change {
  id: string;
  kind: 'bulk' | 'import' | 'handover';
  object: string;
  state: JobState;
  done: number;
  total: number | null;
  by: string;
  by_name: string;
  created_at: string;
  finished_at: string | null;
  result?: Record<string, number> | null;
  about: {
    act?: ManyAct;
    fields?: string[];
    owner?: string | null;
    from?: string;
    to?: string[];
    dry_run?: boolean;
  };
  undo_until: string | null;
  may_undo: boolean;
  undo: {
    id: string;
    state: JobState;
    done: number;
    total: number | null;
    result?: Record<string, number> | null;
  } | null;
  refs: Record<string, string>;
}

export interface ChangeDetail {
  change: Change;
  counts: { object: string; act: string; state: string; target: string | null; count: number }[];
  left: {
    code: string;
    detail: string;
    count: number;
    records: { object: string; id: string; title: string | null }[];
  }[];
}

const RUNNING = new Set<string>(['waiting', 'running']);

/** Whether something of it is still going on. */
export const isBusy = (change: Change): boolean =>
  RUNNING.has(change.state) || (change.undo !== null && RUNNING.has(change.undo.state));

export const many = {
  preview: (object: string, chosen: Chosen, request: ManyRequest) =>
    api.post<ManyPreview>(`/records/${object}/bulk/preview`, { ...chosen, ...request }),
  start: async (object: string, chosen: Chosen, request: ManyRequest) =>
    (await api.post<{ job: string }>(`/records/${object}/bulk/start`, { ...chosen, ...request })).job,
  undo: async (id: string) => (await api.post<{ job: string }>(`/changes/${id}/undo`)).job,
};

/** One such job, asked again while it runs. */
export function useChange(id: string | null) {
  return useQuery({
    queryKey: ['job', id, 'change'],
    enabled: id !== null,
    queryFn: ({ signal }) => api.get<ChangeDetail>(`/changes/${id}`, undefined, { signal }),
    refetchInterval: ({ state: { data } }) => (!data || isBusy(data.change) ? 700 : false),
  });
}

/** The latest of them. */
export function useChanges(kind: string, everyone: boolean) {
  return useQuery({
    queryKey: ['changes', kind, everyone],
    queryFn: ({ signal }) =>
      api.get<{ items: Change[] }>(
        '/changes',
        { ...(kind ? { kind } : {}), ...(everyone ? { everyone: true } : {}) },
        { signal },
      ),
    refetchInterval: ({ state: { data } }) => (data?.items.some(isBusy) ? 1000 : false),
  });
}

export async function changesChanged(): Promise<void> {
  await Promise.all([
    queryClient.invalidateQueries({ queryKey: ['changes'] }),
    queryClient.invalidateQueries({ queryKey: ['job'] }),
    queryClient.invalidateQueries({ queryKey: ['records'] }),
    queryClient.invalidateQueries({ queryKey: ['record'] }),
  ]);
}
