import { api } from '@/api/client';
import { queryClient } from '@/api/queries';
import type { DataRecord, ObjectDeclaration, Page } from '@/api/types';

export type Who = 'manager' | 'people' | 'role';
export type Need = 'any' | 'all';

/** A step as it is written; `id` once it is kept. */
export interface StepDraft {
  key: number;
  id?: string;
  version?: number;
  name: string;
  who: Who;
  people: string[];
  role: string | null;
  need: Need;
}

/** A flow as it is written. */
export interface FlowDraft {
  name: string;
  object: string;
  condition: string;
  guard: string;
  watch: string[];
  steps: StepDraft[];
}

/** A flow with its steps. */
export interface Flow extends FlowDraft {
  id: string;
  version: number;
  enabled: boolean;
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
const listOf = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];

/** Objects whose records can be approved: those of customers. */
export function approvable(objects: ObjectDeclaration[]): ObjectDeclaration[] {
  return objects.filter(
    (one) => !one.system && !one.name.startsWith('approval') && one.verbs.includes('update'),
  );
}

function stepOf(record: DataRecord, key: number): StepDraft {
  const { values } = record;
  return {
    key,
    id: record.id,
    version: record.version,
    name: textOf(values.name),
    who: (textOf(values.who) || 'manager') as Who,
    people: listOf(values.people),
    role: textOf(values.role) || null,
    need: values.need === 'all' ? 'all' : 'any',
  };
}

/** The flows with their steps, in their order. */
export async function readFlows(signal: AbortSignal): Promise<Flow[]> {
  const asked = { page_size: 200, order_by: 'place' };
  const [flows, steps] = await Promise.all([
    api.get<Page>('/records/approval_flow', asked, { signal }),
    api.get<Page>('/records/approval_step', asked, { signal }),
  ]);
  return flows.items.map((flow) => ({
    id: flow.id,
    version: flow.version,
    name: textOf(flow.values.name),
    object: textOf(flow.values.object),
    enabled: flow.values.enabled === true,
    condition: textOf(flow.values.condition),
    guard: textOf(flow.values.guard),
    watch: textOf(flow.values.watch)
      .split(',')
      .map((one) => one.trim())
      .filter((one) => one !== ''),
    steps: steps.items.filter((step) => step.parent === flow.id).map(stepOf),
  }));
}

export const flowsChanged = () =>
  Promise.all([
    queryClient.invalidateQueries({ queryKey: ['records', 'approval_flow'] }),
    queryClient.invalidateQueries({ queryKey: ['record'] }),
  ]);

/** Switches a flow on or off. */
export async function switchFlow(flow: Flow, enabled: boolean): Promise<void> {
  await api.patch(`/records/approval_flow/${flow.id}`, { version: flow.version, values: { enabled } });
  await flowsChanged();
}

export async function removeFlow(flow: Flow): Promise<void> {
  await api.remove<void>(`/records/approval_flow/${flow.id}`, { version: flow.version });
  await flowsChanged();
}

/** Keeps a flow and its steps. A new one is switched on by hand, once it stands as it was meant. */
export async function saveFlow(flow: Flow | null, draft: FlowDraft, place: number): Promise<void> {
  const values = {
    name: draft.name,
    object: draft.object,
    condition: draft.condition || null,
    guard: draft.guard,
    watch: draft.watch.join(',') || null,
  };
  const path = '/records/approval_flow';
  const kept = flow
    ? await api.patch<DataRecord>(`${path}/${flow.id}`, { version: flow.version, values })
    : await api.post<DataRecord>(path, { values: { ...values, place: String(place), enabled: false } });
  const stay = new Set(draft.steps.map((one) => one.id));
  try {
    for (const [index, step] of draft.steps.entries()) await saveStep(kept.id, step, index + 1);
    for (const gone of flow?.steps.filter((one) => !stay.has(one.id)) ?? []) {
      await api.remove<void>(`/records/approval_step/${gone.id}`, { version: gone.version });
    }
  } finally {
    await flowsChanged();
  }
}

async function saveStep(flow: string, step: StepDraft, place: number): Promise<void> {
  const values = {
    name: step.name,
    place: String(place),
    who: step.who,
    need: step.need,
    ...(step.who === 'people' ? { people: step.people } : {}),
    ...(step.who === 'role' ? { role: step.role } : {}),
  };
  const path = '/records/approval_step';
  if (step.id) await api.patch(`${path}/${step.id}`, { version: step.version, values });
  else await api.post(path, { parent: flow, values });
}
