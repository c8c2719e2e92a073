import type { DataRecord } from '@/api/types';
import { onDemand } from '@/kit/onDemand';

/** Whether a record is a lead that became a customer: it is only read. */
export const isConverted = (record: DataRecord): boolean =>
  record.object === 'lead' && record.values.status === 'converted';

/** The object of what is said with a record: leads have their own until they are customers. */
export const saidOf = (object: string): string => (object === 'lead' ? 'lead_follow_up' : 'follow_up');

export const LeadActs = onDemand(() => import('./LeadActs'));
