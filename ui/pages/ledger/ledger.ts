import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api } from '@/api/client';

export interface LedgerItem {
  index: number;
  at: string;
  actor: string | null;
  actor_name: string;
  act: string;
  object: string | null;
  records: number;
  record_ids: string[];
  fields: string[];
  purpose: string | null;
  /** Only for who may read the records in question. */
  reason?: string | null;
  outcome: 'done' | 'refused';
  code: string | null;
  network: string | null;
  device: string | null;
  via: 'page' | 'token' | 'cli' | 'job';
  details: Record<string, string>;
}

export interface LedgerPage {
  items: LedgerItem[];
  next_page_token: string | null;
  size: number;
}

export interface Verdict {
  ok: boolean;
  entries: number;
  checkpoint: { size: number; root: string; at: string } | null;
  deletion_provable_until?: string | null;
  problem?: { index: number; code: string; detail?: string | null } | null;
}

/** What the entries are narrowed down to; `from` and `to` are whole days, both included. */
export interface LedgerFilter {
  actor: string | null;
  record: string | null;
  object: string | null;
  act: string | null;
  from: string | null;
  to: string | null;
}

export const NO_FILTER: LedgerFilter = {
  actor: null,
  record: null,
  object: null,
  act: null,
  from: null,
  to: null,
};

/** Entries on one page. */
const PAGE = 50;

/** The first moment of a day on the reader's clock, or of a later one, as RFC 3339 in UTC. */
export function startOf(day: string | null, later = 0): string | null {
  const parts = day?.match(/^(\d{4})-(\d{2})-(\d{2})$/);
  if (!parts) return null;
  return new Date(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3]) + later).toISOString();
}

export function useLedger(filter: LedgerFilter, token: string | undefined) {
  const { from, to, ...rest } = filter;
  const query = { ...rest, from: startOf(from), to: startOf(to, 1), page_size: PAGE, page_token: token };
  return useQuery({
    queryKey: ['ledger', query],
    staleTime: 0,
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => api.get<LedgerPage>('/ledger', query, { signal }),
  });
}
