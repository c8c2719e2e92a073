import { api } from '@/api/client';
import { queryClient } from '@/api/queries';
import type { DataRecord } from '@/api/types';
import type { FormValues } from '../form/values';
import { poolsChanged } from '../pool/queries';

/** A field that agrees: it is the same, or written or sounds alike. */
export interface Why {
  field: string;
  same: boolean;
}

/** A record that may be the same as another one. */
export interface Like {
  id: string;
  title: string;
  version: number;
  owner_name: string;
  /** What the record that it follows is called. */
  above: string | null;
  percent: number;
  why: Why[];
  may_merge: boolean;
}

export interface Duplicates {
  items: Like[];
  /** Who holds records that this person may not see. */
  elsewhere: string[];
  limited: boolean;
}

/** Two records that may be the same. */
export interface Pair {
  id: string;
  title: string;
  owner_name: string;
  above: string | null;
  other: Like;
  percent: number;
  why: Why[];
  may_merge: boolean;
}

export interface PairPage {
  items: Pair[];
  looked_at: number;
  before: string | null;
}

/** Two records of which somebody said that they are two. */
export interface Distinct {
  id: string;
  title: string;
  other: string;
  other_title: string;
  at: string;
  actor_name: string;
}

export interface DistinctPage {
  items: Distinct[];
  before: number | null;
}

/** A record that went into this one. */
export interface MergedItem {
  id: string;
  title: string;
  at: string;
  actor_name: string;
  until: string;
  may_undo: boolean;
}

export interface Undone {
  record: DataRecord;
  other: DataRecord;
  returned: number;
  kept: string[];
  changed: number;
  stayed: number;
}

/** Whose value a field keeps. */
export type Side = 'own' | 'other' | 'both';

export interface Wish {
  winner: DataRecord;
  loser: DataRecord;
  take: Record<string, Side>;
}

const of = (object: string) => `/records/${object}`;

export const ofDraft = (object: string, values: FormValues, signal: AbortSignal) =>
  api.post<Duplicates>(`${of(object)}/duplicates`, { values }, { signal });

export const ofRecord = (object: string, id: string, signal?: AbortSignal) =>
  api.post<Duplicates>(`${of(object)}/${id}/duplicates`, {}, { signal });

export const pairsFrom = (object: string, before: string | null, signal: AbortSignal) =>
  api.post<PairPage>(`${of(object)}/pairs`, before ? { before } : {}, { signal });

export const distinctFrom = (object: string, before: number | null, signal?: AbortSignal) =>
  api.post<DistinctPage>(`${of(object)}/distinct`, before ? { before } : {}, { signal });

export const setDistinct = (object: string, id: string, other: string, distinct: boolean) =>
  api.post<void>(`${of(object)}/${id}/distinct`, { other, distinct });

export const foresee = (object: string, winner: string, loser: string, signal?: AbortSignal) =>
  api.post<{ along: { object: string; count: number }[] }>(
    `${of(object)}/${winner}/merge/preview`,
    { other: loser },
    { signal },
  );

export const mergesOf = (object: string, id: string, signal?: AbortSignal) =>
  api.get<MergedItem[]>(`${of(object)}/${id}/merges`, undefined, { signal });

export const merge = ({ winner, loser, take }: Wish) =>
  api.post<{ record: DataRecord; moved: number }>(`${of(winner.object)}/${winner.id}/merge`, {
    other: loser.id,
    version: winner.version,
    other_version: loser.version,
    take,
  });

export const unmerge = (object: string, winner: string, loser: string) =>
  api.post<Undone>(`${of(object)}/${winner}/unmerge`, { other: loser });

/** After a merge or its undoing: all lists may hold what went along. */
export async function mergeChanged(object: string, ...ids: string[]): Promise<void> {
  await Promise.all([
    ...ids.map((id) => poolsChanged(object, id)),
    queryClient.invalidateQueries({ queryKey: ['records'] }),
    queryClient.invalidateQueries({ queryKey: ['favourite'] }),
    queryClient.invalidateQueries({ queryKey: ['marks'] }),
  ]);
}
