import { startTransition, useEffect, useState } from 'react';

/**
 * Of many things those in sight are drawn at once, and the rest soon after, without holding up what the person
 * does meanwhile.
 */
export function useRest<T>(all: T[], inSight: number): T[] {
  const [whole, setWhole] = useState(all.length <= inSight);
  useEffect(() => {
    if (!whole) startTransition(() => setWhole(true));
  }, [whole]);
  return whole ? all : all.slice(0, inSight);
}
