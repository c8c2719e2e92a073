import { useQuery } from '@tanstack/react-query';
import { api } from './client';
import type { Page } from './types';

export interface Colleague {
  id: string;
  name: string;
}

const NONE: Colleague[] = [];

/** All colleagues by name, who may be named or put in charge; asked for when they are needed. */
export function useColleagues(needed: boolean): Colleague[] {
  const found = useQuery({
    queryKey: ['colleagues'],
    enabled: needed,
    staleTime: 300_000,
    queryFn: ({ signal }) =>
      api.get<Page>('/records/user', { fields: ['name'], page_size: 500, order_by: 'name' }, { signal }),
    select: (page) => page.items.map((one): Colleague => ({ id: one.id, name: one.title })),
  });
  return found.data ?? NONE;
}
