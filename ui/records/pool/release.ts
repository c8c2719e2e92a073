import { onDemand } from '@/kit/onDemand';

/** Asks before customers go back to a pool. */
export const ReleaseDialog = onDemand(() => import('./ReleaseDialog'));
