import { useQuery } from '@tanstack/react-query';
import { api } from '@/api/client';
import { queryClient, useMe } from '@/api/queries';
import type { DataRecord, Page } from '@/api/types';
import { mayPage } from '@/gate/may';
import { changesOf, type Drafts, type Kept, keptOf } from './grid';

export const MEASURES = ['won_amount', 'won_deals', 'new_customers', 'follow_ups'] as const;
export type Measure = (typeof MEASURES)[number];

/** Cells that are saved side by side. */
const AT_ONCE = 4;

export interface Person {
  id: string;
  name: string;
}

/** The people for whom somebody may set targets: those of the department tree, or all. */
export function usePeople() {
  const me = useMe();
  const every = mayPage(me, 'organisation');
  const top = me.user.department?.id ?? null;
  return useQuery({
    queryKey: ['targets', 'people', every, top],
    queryFn: async ({ signal }): Promise<Person[]> => {
      const [users, departments] = await Promise.all([
        pages('user', { filter: 'status != "frozen"', fields: ['department'] }, signal),
        pages('department', { fields: ['parent_department'] }, signal),
      ]);
      const inside = (department: string | null): boolean => {
        for (let at = department, steps = 0; at && steps < 100; steps += 1) {
          if (at === top) return true;
          const above = departments.find((one) => one.id === at)?.values.parent_department;
          at = typeof above === 'string' ? above : null;
        }
        return false;
      };
      const home = (one: DataRecord) =>
        typeof one.values.department === 'string' ? one.values.department : null;
      return users
        .filter((one) => every || one.id === me.user.id || inside(home(one)))
        .map((one) => ({ id: one.id, name: one.title }))
        .sort((a, b) => a.name.localeCompare(b.name, 'zh'));
    },
  });
}

/** The targets of a year. */
export function useTargets(year: number, measure: Measure) {
  return useQuery({
    queryKey: ['records', 'target', year, measure],
    queryFn: async ({ signal }): Promise<Kept> => {
      const span = `month >= "${year}-01-01" AND month < "${year + 1}-01-01"`;
      const asked = { filter: `${span} AND measure = "${measure}"`, fields: ['month', 'value'] };
      return keptOf(await pages('target', asked, signal));
    },
  });
}

type Asked = { filter?: string; fields: string[] };

async function pages(object: string, asked: Asked, signal: AbortSignal): Promise<DataRecord[]> {
  const all: DataRecord[] = [];
  let token: string | null = '';
  while (token !== null && all.length < 10_000) {
    const page: Page = await api.get<Page>(
      `/records/${object}`,
      { ...asked, page_size: 500, page_token: token },
      { signal },
    );
    all.push(...page.items);
    token = page.next_page_token;
  }
  return all;
}

/** Saves what was typed; the cells that were refused stay as they are, with the reason. */
export async function saveTargets(
  kept: Kept,
  drafts: Drafts,
  measure: Measure,
): Promise<{ saved: string[]; refused: Map<string, unknown> }> {
  const waiting = changesOf(kept, drafts);
  const saved: string[] = [];
  const refused = new Map<string, unknown>();
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [key, value] = next;
      try {
        await saveOne(kept.get(key), key, value, measure);
        saved.push(key);
      } catch (error) {
        refused.set(key, error);
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  await queryClient.invalidateQueries({ queryKey: ['records', 'target'] });
  return { saved, refused };
}

async function saveOne(record: DataRecord | undefined, key: string, value: string, measure: Measure) {
  if (record && value === '') {
    return api.remove<void>(`/records/target/${record.id}`, { version: record.version });
  }
  if (record) {
    return api.patch<DataRecord>(`/records/target/${record.id}`, {
      version: record.version,
      values: { value },
    });
  }
  const [owner, month] = key.split('/');
  return api.post<DataRecord>('/records/target', { owner, values: { month: `${month}-01`, measure, value } });
}
