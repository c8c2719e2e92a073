import { useParams, useSearch } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useObject } from '@/api/queries';
import { NoPermission } from '@/kit/States';
import { boardOf } from '@/records/board/boards';
import { showFiltered } from '@/records/list/filtered';
import { RecordList } from '@/records/list/RecordList';

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
  return <RecordList key={name} object={object} board={boardOf(object)} />;
}
