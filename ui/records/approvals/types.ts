import type { DataRecord } from '@/api/types';

export interface Person {
  id: string;
  name: string;
}

export type StepState = 'done' | 'current' | 'ahead' | 'closed';

export interface Step {
  name: string;
  need: 'any' | 'all';
  people: Person[];
  agreed: string[];
  state: StepState;
}

export type Act =
  | 'submit'
  | 'approve'
  | 'reject'
  | 'return'
  | 'return_previous'
  | 'delegate'
  | 'withdraw'
  | 'void';

export interface Decision {
  act: Act;
  step: number;
  at: string;
  by: Person | null;
  to: Person | null;
  remark: string | null;
}

export type Status = 'pending' | 'approved' | 'rejected' | 'returned' | 'withdrawn' | 'voided';

/** What the caller may do with an approval. */
export type May = 'decide' | 'return_previous' | 'withdraw';

export interface Approval {
  id: string;
  flow: string;
  status: Status;
  requester: Person | null;
  submitted_at: string;
  steps: Step[];
  decisions: Decision[];
  may: May[];
}

/** How a record stands with approvals. */
export interface Standing {
  needed: boolean;
  flow: string | null;
  guards: string[];
  may_submit: boolean;
  preview: Step[];
  hindered: string | null;
  approvals: Approval[];
}

export interface InboxItem {
  id: string;
  flow: string;
  object: string;
  status: Status;
  requester: Person | null;
  submitted_at: string;
  updated_at: string;
  steps: Step[];
  may: May[];
  record: DataRecord | null;
}

export interface Inbox {
  items: InboxItem[];
  waiting: { total: number | null; total_at_least: number | null };
}
