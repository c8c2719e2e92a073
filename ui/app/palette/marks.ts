import { useQuery } from '@tanstack/react-query';
import { api } from '@/api/client';

export interface Marked {
  object: string;
  id: string;
  title: string;
  at: string;
}

export interface Marks {
  recent: Marked[];
  favourites: Marked[];
}

/** How many of each the palette shows. */
const SHOWN = 8;

/** Records that the person saw last, and their favourites; asked anew each time, never kept. */
export function useMarks() {
  return useQuery({
    queryKey: ['marks'],
    staleTime: 0,
    gcTime: 0,
    queryFn: ({ signal }) => api.get<Marks>('/me/marks', { limit: SHOWN }, { signal }),
  });
}
