import { onDemand } from '@/kit/onDemand';

// Few records need approval: the first picture of the others does without.
export const ApprovalPanel = onDemand(() => import('./ApprovalPanel'));
