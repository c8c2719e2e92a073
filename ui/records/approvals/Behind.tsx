import { Navigate } from '@tanstack/react-router';
import { ErrorState, Loading } from '@/kit/States';
import { useRecord } from '../queries';

/** An approval has no page of its own: it stands with the record that it is about. */
export function Behind({ id }: { id: string }) {
  const found = useRecord('approval', id);
  if (found.isPending) return <Loading />;
  if (found.isError) return <ErrorState error={found.error} onRetry={() => void found.refetch()} />;
  const { about, record } = found.data.values;
  const known = typeof about === 'string' && typeof record === 'string';
  return <Navigate to={known ? `/records/${about}/${record}` : '/approvals'} replace />;
}
