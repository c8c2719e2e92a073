import { useQuery } from '@tanstack/react-query';
import { api } from '@/api/client';
import { queryClient } from '@/api/queries';
import type { DataRecord, Field, Page } from '@/api/types';
import { type Condition, isSensitive } from './conditions';
import { type ListState, PAGE_SIZES } from './state';

/** A saved way to look at a list. */
export interface View {
  record: DataRecord;
  name: string;
  state: Partial<ListState>;
}

/** The saved views of an object that the person may use. */
export function useViews(object: string, enabled: boolean) {
  return useQuery({
    queryKey: ['views', object],
    enabled,
    queryFn: async ({ signal }) => {
      const query = { filter: `object = "${object}"`, page_size: 100 };
      const page = await api.get<Page>('/records/view', query, { signal });
      return page.items.map(viewOf);
    },
  });
}

/** A view as the list's state; what cannot be read any more is left out. */
export function viewOf(record: DataRecord): View {
  const { values } = record;
  const conditions = parsed(values.filter);
  const columns = parsed(values.columns);
  const size = Number(values.page_size);
  return {
    record,
    name: typeof values.name === 'string' ? values.name : record.title,
    state: {
      q: '',
      conditions: Array.isArray(conditions) ? (conditions as Condition[]) : [],
      columns: Array.isArray(columns) ? columns.map(String) : null,
      orderBy: typeof values.order_by === 'string' ? values.order_by : '',
      pageSize: PAGE_SIZES.find((one) => one === size) ?? 50,
      view: record.id,
    },
  };
}

function parsed(value: unknown): unknown {
  if (typeof value !== 'string') return null;
  try {
    return JSON.parse(value);
  } catch {
    return null;
  }
}

/** Saves the list as it stands. Conditions on fields of class high stay out: a view is no vault. */
export async function saveView(
  object: string,
  name: string,
  shared: boolean,
  state: ListState,
  fields: Field[],
) {
  const conditions = state.conditions.filter((one) => !isSensitive(one, fields));
  const saved = await api.post<DataRecord>('/records/view', {
    values: {
      object,
      name,
      shared,
      pinned: false,
      columns: JSON.stringify(state.columns),
      filter: JSON.stringify(conditions),
      order_by: state.orderBy || null,
      page_size: String(state.pageSize),
    },
  });
  await queryClient.invalidateQueries({ queryKey: ['views', object] });
  return saved;
}

export async function deleteView(view: View, object: string): Promise<void> {
  await api.remove(`/records/view/${view.record.id}`, { version: view.record.version });
  await queryClient.invalidateQueries({ queryKey: ['views', object] });
}
