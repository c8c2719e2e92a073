import { keepPreviousData, queryOptions, useQueries, useQuery } from '@tanstack/react-query';
import { api } from '@/api/client';
import { queryClient, useObject } from '@/api/queries';
import type { DataRecord, Money, ObjectDeclaration, Page } from '@/api/types';
import { useText } from '@/i18n/text';
import type { ListState } from '../list/state';
import { FORGET, queryOf } from '../queries';
import type { BoardSpec } from './boards';

/** Cards that a column shows before more are asked for. */
export const CARDS = 10;

export interface Column {
  id: string;
  name: string;
  kind: 'open' | 'won' | 'lost';
  probability: number;
  days: number | null;
  above: string | null;
}

export interface Board {
  id: string;
  name: string;
  columns: Column[];
}

export interface Group {
  keys: (string | number | boolean | null)[];
  count: number;
  sums: Record<string, Partial<Money>[]>;
}

const place = (record: DataRecord) => Number(record.values.place ?? 0);
const byPlace = (a: DataRecord, b: DataRecord) => place(a) - place(b) || a.id.localeCompare(b.id);

/** The board whose columns are the choices of a field. */
function useChoices(object: string, spec: BoardSpec): Board {
  const text = useText();
  const declared = useObject(object);
  const options = declared?.fields.find((field) => field.name === spec.column)?.options ?? [];
  const columns = options.map((one) => ({
    id: one.value,
    name: text(one.label),
    kind: spec.choices?.[one.value] ?? ('open' as const),
    probability: 0,
    days: null,
    above: null,
  }));
  return { id: object, name: text(declared?.plural), columns };
}

/** The boards of an object with their columns in order. */
export function useBoardsOf(object: string, spec: BoardSpec) {
  const chosen = useChoices(object, spec);
  const found = useBoards(spec);
  return spec.choices ? { error: null, isPending: false, boards: [chosen] } : found;
}

/** All records of an object that a board is made of. */
const allOf = (object: string) =>
  queryOptions({
    queryKey: ['records', object, 'all'],
    staleTime: 60_000,
    // A board is drawn as it was known while its columns are asked for again.
    gcTime: Number.POSITIVE_INFINITY,
    queryFn: ({ signal }) => api.get<Page>(`/records/${object}`, { page_size: 500 }, { signal }),
  });

/** The boards that are records, with their columns in order: pipelines and stages. */
export function useBoards(spec: BoardSpec) {
  const enabled = !spec.choices;
  return useQueries({
    queries: [
      { ...allOf(spec.above), enabled },
      { ...allOf(spec.columns), enabled },
    ],
    combine: ([above, columns]) => ({
      error: above?.error ?? columns?.error ?? null,
      isPending: Boolean(above?.isPending || columns?.isPending),
      boards: above?.data && columns?.data ? boards(above.data.items, columns.data.items) : [],
    }),
  });
}

function boards(above: DataRecord[], columns: DataRecord[]): Board[] {
  return [...above].sort(byPlace).map((board) => ({
    id: board.id,
    name: board.title,
    columns: columns
      .filter((one) => one.parent === board.id)
      .sort(byPlace)
      .map((one) => ({
        id: one.id,
        name: one.title,
        kind: one.values.kind as Column['kind'],
        probability: Number(one.values.probability ?? 0),
        days: one.values.days ? Number(one.values.days) : null,
        above: one.parent,
      })),
  }));
}

function cardsQuery(
  object: ObjectDeclaration,
  spec: BoardSpec,
  state: ListState,
  column: string,
  size: number,
) {
  const { q, filter } = queryOf(object, state);
  const here = `${spec.column} = "${column}"`;
  const body = {
    ...(q ? { q } : {}),
    filter: filter ? `(${filter}) AND ${here}` : here,
    fields: [...new Set([spec.column, spec.since, ...spec.facts])].filter(Boolean),
    page_size: size,
  };
  return queryOptions({
    queryKey: ['records', object.name, 'board', body],
    gcTime: FORGET,
    queryFn: ({ signal }) => api.post<Page>(`/records/${object.name}/search`, body, { signal }),
  });
}

/** The cards of one column that fit what the list is narrowed to. */
export function useCards(
  object: ObjectDeclaration,
  spec: BoardSpec,
  state: ListState,
  column: string,
  size: number,
) {
  return useQuery({ ...cardsQuery(object, spec, state, column, size), placeholderData: keepPreviousData });
}

function totalsQuery(object: ObjectDeclaration, spec: BoardSpec, state: ListState) {
  const { q, filter } = queryOf(object, state);
  const sums = object.fields.some((field) => field.name === spec.sum && field.view === 'clear');
  const body = {
    ...(q ? { q } : {}),
    ...(filter ? { filter } : {}),
    by: [spec.column],
    sum: sums ? [spec.sum] : [],
  };
  return queryOptions({
    queryKey: ['records', object.name, 'totals', body],
    gcTime: FORGET,
    queryFn: ({ signal }) =>
      api.post<{ groups: Group[] }>(`/records/${object.name}/groups`, body, { signal }),
  });
}

/** How many records stand in each column, and what they come to. */
export function useTotals(object: ObjectDeclaration, spec: BoardSpec, state: ListState) {
  return useQuery({ ...totalsQuery(object, spec, state), placeholderData: keepPreviousData });
}

/** Asks for the columns of a board. */
export function columnsWarm(spec: BoardSpec): void {
  if (spec.choices) return;
  void queryClient.prefetchQuery(allOf(spec.above));
  void queryClient.prefetchQuery(allOf(spec.columns));
}

/** Asks for what the first board will show. */
export async function boardAhead(
  object: ObjectDeclaration,
  spec: BoardSpec,
  state: ListState,
): Promise<void> {
  void queryClient.prefetchQuery(totalsQuery(object, spec, state));
  for (const column of await columnsAhead(object, spec)) {
    void queryClient.prefetchQuery(cardsQuery(object, spec, state, column, CARDS));
  }
}

/** The ids of the first board's columns. */
async function columnsAhead(object: ObjectDeclaration, spec: BoardSpec): Promise<string[]> {
  if (spec.choices) {
    const options = object.fields.find((field) => field.name === spec.column)?.options ?? [];
    return options.map((one) => one.value);
  }
  const [above, columns] = await Promise.all([
    queryClient.ensureQueryData(allOf(spec.above)),
    queryClient.ensureQueryData(allOf(spec.columns)),
  ]);
  return boards(above.items, columns.items)[0]?.columns.map((one) => one.id) ?? [];
}
