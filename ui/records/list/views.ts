import { useQuery } from '@tanstack/react-query';
import { api } from '@/api/client';
import { queryClient } from '@/api/queries';
import type { DataRecord, Field, Page } from '@/api/types';
import { filterText, isSensitive } from './conditions';
import { readFilter } from './readFilter';
import { type ListState, PAGE_SIZES } from './state';

/** A saved way to look at a list. */
export interface View {
  record: DataRecord;
  name: string;
  /** Stands above the list, one touch away. */
  pinned: boolean;
  state: Partial<ListState>;
}

/** The saved views of an object that the person may use. */
export function useViews(object: string, fields: Field[], enabled: boolean) {
  return useQuery({
    queryKey: ['views', object],
    enabled,
    queryFn: async ({ signal }) => {
      const query = { filter: `object = "${object}"`, page_size: 100 };
      return api.get<Page>('/records/view', query, { signal });
    },
    select: (page) => page.items.map((one) => viewOf(one, fields)),
  });
}

/** A view as the list's state; what cannot be read any more is left out. */
export function viewOf(record: DataRecord, fields: Field[]): View {
  const { values } = record;
  const filter = typeof values.filter === 'string' ? values.filter : '';
  const conditions = readFilter(filter, fields);
  const columns = parsed(values.columns);
  const size = Number(values.page_size);
  return {
    record,
    name: typeof values.name === 'string' ? values.name : record.title,
    pinned: values.pinned === true,
    state: {
      q: '',
      conditions: conditions ?? [],
      // A filter that a program wrote may say more than the builder can show; it is used as it is.
      writtenFilter: conditions ? '' : filter,
      columns: Array.isArray(columns) ? columns.map(String) : null,
      orderBy: typeof values.order_by === 'string' ? values.order_by : '',
      pageSize: PAGE_SIZES.find((one) => one === size) ?? 50,
      group: typeof values.group === 'string' ? values.group : '',
      totals: values.totals === true,
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
  { shared, pinned }: { shared: boolean; pinned: boolean },
  state: ListState,
  fields: Field[],
) {
  const conditions = state.conditions.filter((one) => !isSensitive(one, fields));
  const filter = [filterText(conditions, fields), state.writtenFilter].filter(Boolean).join(' AND ');
  const saved = await api.post<DataRecord>('/records/view', {
    values: {
      object,
      name,
      shared,
      pinned,
      page_size: String(state.pageSize),
      ...(state.columns ? { columns: JSON.stringify(state.columns) } : {}),
      ...(filter ? { filter } : {}),
      ...(state.orderBy ? { order_by: state.orderBy } : {}),
      ...(state.group ? { group: state.group } : {}),
      ...(state.totals ? { totals: true } : {}),
    },
  });
  await queryClient.invalidateQueries({ queryKey: ['views', object] });
  return saved;
}

export async function deleteView(view: View, object: string): Promise<void> {
  await api.remove(`/records/view/${view.record.id}`, { version: view.record.version });
  await queryClient.invalidateQueries({ queryKey: ['views', object] });
}

/** Pins a view or takes it down. The server lets its owner alone. */
export async function pinView(view: View, object: string): Promise<void> {
  const change = { version: view.record.version, values: { pinned: !view.pinned } };
  await api.patch(`/records/view/${view.record.id}`, change);
  await queryClient.invalidateQueries({ queryKey: ['views', object] });
}
