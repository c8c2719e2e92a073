import { useNavigate } from '@tanstack/react-router';
import type { Behind } from './types';

/** Opens the records behind a bar or a cell. */
export function useBehind(): (behind: Behind | undefined) => void {
  const navigate = useNavigate();
  return (behind) => {
    if (!behind) return;
    void navigate({
      to: '/records/$object',
      params: { object: behind.object },
      search: { filter: behind.filter } as never,
    });
  };
}
