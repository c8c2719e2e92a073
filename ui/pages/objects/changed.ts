import { matrixQuery } from '@/api/matrix';
import { objectsQuery, queryClient } from '@/api/queries';

/** After a change of a declaration, everything that shows fields is asked again. */
export async function declarationsChanged(): Promise<void> {
  await Promise.all([
    queryClient.invalidateQueries({ queryKey: objectsQuery.queryKey }),
    queryClient.invalidateQueries({ queryKey: matrixQuery.queryKey }),
    queryClient.invalidateQueries({ queryKey: ['records'] }),
    queryClient.invalidateQueries({ queryKey: ['record'] }),
  ]);
}
