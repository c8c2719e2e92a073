import { queryOptions } from '@tanstack/react-query';
import { api } from '@/api/client';
import { queryClient } from '@/api/queries';
import { FORGET } from '../queries';

/** Somebody with whom a record is shared. */
export interface Collaborator {
  id: string;
  grantee: string;
  is_department: boolean;
  name: string;
  edit: boolean;
  given_by: string;
  given_at: string;
  until: string;
}

export interface Collaborators {
  items: Collaborator[];
  may_share: boolean;
  may_edit: boolean;
  max_days: number;
  usual_days: number;
}

/** With whom a record is to be shared: a user or else a department. */
export interface ShareWanted {
  user?: string;
  department?: string;
  edit: boolean;
  days: number;
}

interface Of {
  object: string;
  id: string;
}

const pathOf = ({ object, id }: Of) => `/records/${object}/${id}/collaborators`;
const keyOf = ({ object, id }: Of) => ['record', object, id, 'collaborators'];

export const collaboratorsOf = (of: Of) =>
  queryOptions({
    queryKey: keyOf(of),
    gcTime: FORGET,
    queryFn: ({ signal }) => api.get<Collaborators>(pathOf(of), {}, { signal }),
  });

export async function share(of: Of, wanted: ShareWanted): Promise<void> {
  queryClient.setQueryData(keyOf(of), await api.post<Collaborators>(pathOf(of), { ...wanted }));
}

export async function takeBack(of: Of, shareId: string): Promise<void> {
  queryClient.setQueryData(keyOf(of), await api.remove<Collaborators>(`${pathOf(of)}/${shareId}`));
}
