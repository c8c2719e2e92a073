import { onDemand } from '@/kit/onDemand';

/** Creates or edits a record of any object. */
export const RecordForm = onDemand(() => import('./RecordForm'));
