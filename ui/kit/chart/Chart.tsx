import { onDemand } from '@/kit/onDemand';

export type { Ink } from './Canvas';

/** A chart; what draws it is fetched when the first one is shown. */
export const Chart = onDemand(() => import('./Canvas'));
