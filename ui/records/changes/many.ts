import { onDemand } from '@/kit/onDemand';

/** One change for many records. */
export const ManyDialog = onDemand(() => import('./ManyDialog'));
