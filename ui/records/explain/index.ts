import { onDemand } from '@/kit/onDemand';

/** Why a colleague may or may not see a record; few people ask. */
export const WhoSees = onDemand(() => import('./WhoSees'));
