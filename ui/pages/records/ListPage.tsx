import { Navigate, useParams, useSearch } from '@tanstack/react-router';
import { useEffect } from 'react';
import { objectsQuery, queryClient, useObject } from '@/api/queries';
import { NoPermission } from '@/kit/States';
import { boardOf } from '@/records/board/boards';
import { columnsWarm } from '@/records/board/queries';
import { listAhead } from '@/records/list/ahead';
import { showFiltered } from '@/records/list/filtered';
import { RecordList } from '@/records/list/RecordList';

/** What is read on the page of approvals. */
const OF_APPROVALS = new Set(['approval', 'approval_decision']);

/** A list that a dashboard narrows sets itself up first. */
export function ahead(
  { object: name = '' }: Record<string, string>,
  { filter }: Record<string, unknown>,
): void {
  const declared = queryClient.getQueryData(objectsQuery.queryKey)?.items.find((one) => one.name === name);
  if (declared?.verbs.includes('list') && !OF_APPROVALS.has(name) && !filter) listAhead(declared);
}

export function warm(): void {
  for (const object of queryClient.getQueryData(objectsQuery.queryKey)?.items ?? []) {
    const board = object.verbs.includes('list') ? boardOf(object) : undefined;
    if (board) columnsWarm(board);
  }
}

export default function ListPage() {
  const { object: name = '' } = useParams({ strict: false }) as { object?: string };
  const object = useObject(name);
  const { filter } = useSearch({ strict: false }) as { filter?: unknown };
  const wanted = typeof filter === 'string' ? filter : '';
  // A number on a dashboard leads here with the condition of the records behind it.
  useEffect(() => {
    if (wanted && object) showFiltered(object, wanted);
  }, [wanted, object]);
  if (!object?.verbs.includes('list')) return <NoPermission />;
  if (OF_APPROVALS.has(name)) return <Navigate to="/approvals" replace />;
  return <RecordList key={name} object={object} board={boardOf(object)} />;
}
