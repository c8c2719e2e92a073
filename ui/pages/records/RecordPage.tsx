import { useParams } from '@tanstack/react-router';
import { useObject } from '@/api/queries';
import { NotFound } from '@/kit/States';
import { Behind } from '@/records/approvals/Behind';
import { RecordView } from '@/records/record/RecordView';

export default function RecordPage() {
  const { object: name = '', id = '' } = useParams({ strict: false }) as { object?: string; id?: string };
  const object = useObject(name);
  if (!object) return <NotFound />;
  if (object.name === 'approval') return <Behind id={id} />;
  return <RecordView key={id} object={object} id={id} />;
}
