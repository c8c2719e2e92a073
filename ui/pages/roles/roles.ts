import { useQuery } from '@tanstack/react-query';
import { api } from '@/api/client';
import { meQuery, objectsQuery, queryClient } from '@/api/queries';
import type { DataRecord, Grant, Page } from '@/api/types';
import { clearOf } from '@/gate/masked';
import { textOf } from '@/records/textOf';
import { type TermValues, termsOf, written } from './terms';

const BUILTIN = ['owner', 'admin', 'manager', 'rep', 'auditor'];

/** The built-in roles from the mightiest on, then the company's own by name. */
export function sortRoles(records: DataRecord[]): DataRecord[] {
  const place = (one: DataRecord) => {
    const at = BUILTIN.indexOf(textOf(one, 'builtin'));
    return at < 0 ? BUILTIN.length : at;
  };
  return records.toSorted(
    (one, other) => place(one) - place(other) || one.title.localeCompare(other.title, 'zh-CN'),
  );
}

/** A role as the editor holds it; without a record it is new. */
export interface Draft {
  record: DataRecord | null;
  name: string;
  nameEn: string;
  description: string;
  grants: Grant[];
  terms: TermValues;
}

export function useRoles() {
  return useQuery({
    queryKey: ['records', 'role', 'whole'],
    queryFn: ({ signal }) => api.get<Page>('/records/role', { page_size: 200 }, { signal }),
  });
}

export function draftOf(record: DataRecord): Draft {
  const grants = clearOf(record.values.grants);
  return {
    record,
    name: textOf(record, 'name'),
    nameEn: textOf(record, 'name_en'),
    description: textOf(record, 'description'),
    grants: Array.isArray(grants) ? (grants as Grant[]) : [],
    terms: termsOf(record),
  };
}

/** Stores a draft over the version that it was made from, or over `version`. */
export async function saveRole(draft: Draft, version?: number): Promise<DataRecord> {
  const { record } = draft;
  const named = { name: draft.name.trim(), grants: draft.grants };
  const said = { name_en: draft.nameEn.trim(), description: draft.description.trim() };
  const terms = written(draft.terms);
  if (!record) {
    const filled = Object.fromEntries(Object.entries({ ...said, ...terms }).filter(([, value]) => value));
    return api.post<DataRecord>('/records/role', { values: { ...named, ...filled } });
  }
  const texts = { name_en: said.name_en || null, description: said.description || null };
  const values = { ...named, ...texts, ...terms };
  return api.patch<DataRecord>(`/records/role/${record.id}`, { version: version ?? record.version, values });
}

/** Permissions hold at once: what the page knows of them is asked again. */
export async function rolesChanged(): Promise<void> {
  await Promise.all([
    queryClient.invalidateQueries({ queryKey: ['records', 'role'] }),
    queryClient.invalidateQueries({ queryKey: meQuery.queryKey }),
    queryClient.invalidateQueries({ queryKey: objectsQuery.queryKey }),
  ]);
}
