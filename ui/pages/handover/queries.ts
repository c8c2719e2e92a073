import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api } from '@/api/client';

export type How = 'one' | 'turns' | 'object' | 'value';

/** Whose records go to whom. */
export interface Wish {
  from: string;
  how: How;
  to: string[];
  objects: string[];
  by_object: Record<string, string>;
  field?: string;
  by_value: Record<string, string>;
  freeze_exports: boolean;
  end_access: boolean;
  reason?: string;
}

export interface HandoverPreview {
  total: number;
  shares: { object: string; to: string; count: number }[];
  values: { value: string; label: string; count: number }[];
  fields: { name: string; kind: string }[];
  objects: string[];
  manages: boolean;
  exports_frozen: boolean;
  refs: Record<string, string>;
}

export interface Reads {
  days: { date: string; acts: number; records: number; reveals: number; exports: number }[];
  objects: { object: string; acts: number; records: number }[];
  reveals: number;
  exports: number;
  refused: number;
  more: boolean;
}

export const START: Omit<Wish, 'from'> = {
  how: 'one',
  to: [],
  objects: [],
  by_object: {},
  by_value: {},
  freeze_exports: false,
  end_access: false,
};

/** What a hand-over would do; asked again whenever the rule changes. */
export function useHandover(wish: Wish) {
  // What is frozen and why has no say in who gets what.
  const { reason, end_access, freeze_exports, ...rule } = wish;
  return useQuery({
    queryKey: ['handover', rule],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => api.post<HandoverPreview>('/handovers/preview', rule, { signal }),
  });
}

export const handOver = async (wish: Wish): Promise<string> =>
  (await api.post<{ job: string }>('/handovers', wish)).job;

export function useReads(user: string, enabled: boolean) {
  return useQuery({
    queryKey: ['reads', user],
    enabled,
    queryFn: ({ signal }) => api.get<Reads>(`/users/${user}/reads`, undefined, { signal }),
  });
}
