import { onDemand } from '@/kit/onDemand';

// Most pages do without: they come when somebody looks for duplicates.
export const MergeDialog = onDemand(() => import('./MergeDialog'));
export const FindDialog = onDemand(() => import('./FindDialog'));
export const MergedNote = onDemand(() => import('./MergedNote'));
