import { QueryClient, queryOptions, useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { api } from './client';
import { isProblem } from './problem';
import { session } from './session';
import type { Job, Me, ObjectDeclaration } from './types';

/** Refusals are final; only a server that could not be reached is asked a second time. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      refetchOnWindowFocus: false,
      retry: (count, error) => count < 1 && isProblem(error, 'unreachable'),
    },
  },
});

export const meQuery = queryOptions({
  queryKey: ['me'],
  staleTime: 60_000,
  queryFn: async ({ signal }) => {
    const me = await api.get<Me>('/me', undefined, { signal, askSignIn: false });
    session.setCsrf(me.csrf);
    return me;
  },
});

export const objectsQuery = queryOptions({
  queryKey: ['objects'],
  staleTime: 60_000,
  queryFn: ({ signal }) => api.get<{ items: ObjectDeclaration[] }>('/objects', undefined, { signal }),
});

/** The signed-in person; only below the shell, which has loaded it. */
export function useMe(): Me {
  return useSuspenseQuery(meQuery).data;
}

/** All declarations that the person may see. */
export function useObjects(): ObjectDeclaration[] {
  return useSuspenseQuery(objectsQuery).data.items;
}

export function useObject(name: string): ObjectDeclaration | undefined {
  return useObjects().find((one) => one.name === name);
}

const RUNNING = new Set(['waiting', 'running', 'paused']);

/** A job with its progress, asked again every second while it runs. */
export function useJob(id: string | null) {
  return useQuery({
    queryKey: ['job', id],
    enabled: id !== null,
    queryFn: ({ signal }) => api.get<Job>(`/jobs/${id}`, undefined, { signal }),
    refetchInterval: (query) => (!query.state.data || RUNNING.has(query.state.data.state) ? 1000 : false),
  });
}
