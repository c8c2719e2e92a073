import { onDemand } from '@/kit/onDemand';

/** Chooses the new owner of one record or of many. */
export const AssignDialog = onDemand(() => import('./AssignDialog'));
