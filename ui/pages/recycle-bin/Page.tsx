import { useObjects } from '@/api/queries';
import { RecycleBin } from '@/records/bin/RecycleBin';

export default function RecycleBinPage() {
  const objects = useObjects().filter((one) => one.verbs.includes('restore'));
  return <RecycleBin objects={objects} />;
}
