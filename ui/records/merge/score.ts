/** How sure a chance of a hundred is, in words. */
export type Sureness = 'sure' | 'likely' | 'maybe';

export function sureness(percent: number): Sureness {
  if (percent >= 95) return 'sure';
  return percent >= 70 ? 'likely' : 'maybe';
}
