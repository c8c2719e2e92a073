import { useObjects } from '@/api/queries';
import type { ObjectDeclaration } from '@/api/types';
import { RecycleBin } from '@/records/bin/RecycleBin';

/** Customers first, then what follows them, then the program's own objects. */
const rank = (object: ObjectDeclaration) => (object.system ? 2 : object.follows ? 1 : 0);

export default function RecycleBinPage() {
  const objects = useObjects()
    .filter((one) => one.verbs.includes('restore'))
    .sort((one, other) => rank(one) - rank(other));
  return <RecycleBin objects={objects} />;
}
