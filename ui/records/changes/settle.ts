import { api } from '@/api/client';
import { type ChangeDetail, type Chosen, changesChanged, isBusy, type ManyRequest, many } from './queries';

/** Milliseconds between two looks at a job. */
const LOOK = 250;

/** Does it as a job and waits for its end. */
export async function settled(object: string, chosen: Chosen, request: ManyRequest): Promise<ChangeDetail> {
  return ended(await many.start(object, chosen, request));
}

/** Takes a job back and waits for the end of that. */
export async function takenBack(id: string): Promise<ChangeDetail> {
  await many.undo(id);
  const detail = await ended(id);
  await changesChanged();
  return detail;
}

async function ended(id: string): Promise<ChangeDetail> {
  for (;;) {
    const detail = await api.get<ChangeDetail>(`/changes/${id}`);
    if (!isBusy(detail.change)) return detail;
    await new Promise((go) => setTimeout(go, LOOK));
  }
}
