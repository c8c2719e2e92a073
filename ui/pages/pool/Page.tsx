import { useObject } from '@/api/queries';
import { NoPermission } from '@/kit/States';
import { PoolList } from '@/records/pool/PoolList';

export default function PoolPage() {
  const customer = useObject('customer');
  return customer ? <PoolList object={customer} /> : <NoPermission />;
}
