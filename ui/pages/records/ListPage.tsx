import { useParams } from '@tanstack/react-router';
import { useObject } from '@/api/queries';
import { NoPermission } from '@/kit/States';
import { boardOf } from '@/records/board/boards';
import { RecordList } from '@/records/list/RecordList';

export default function ListPage() {
  const { object: name = '' } = useParams({ strict: false }) as { object?: string };
  const object = useObject(name);
  if (!object?.verbs.includes('list')) return <NoPermission />;
  return <RecordList key={name} object={object} board={boardOf(object)} />;
}
