import { App } from 'antd';
import { isProblem } from '@/api/problem';
import { queryClient } from '@/api/queries';
import type { DataRecord, Page } from '@/api/types';
import { useTexts } from '@/i18n/texts';
import { problemText } from '@/kit/problemText';
import { patchInTurn } from '@/records/inTurn';
import { recordChanged } from '@/records/queries';
import type { Entry } from './entries';

/** Gives a task another time: at once on the page, and back where the server refuses. */
export function useMoveEntry(): (entry: Entry, to: Date) => Promise<void> {
  const { t } = useTexts('calendar');
  const { message } = App.useApp();
  return async (entry, to) => {
    if (!entry.movable || to.getTime() === entry.at.getTime()) return;
    const { record } = entry;
    const due = to.toISOString();
    const key = ['records', 'task', 'calendar'];
    const before = queryClient.getQueriesData<Page>({ queryKey: key });
    const moved = (item: DataRecord) =>
      item.id === record.id ? { ...item, values: { ...item.values, due_at: due } } : item;
    for (const [one, page] of before) {
      if (page) queryClient.setQueryData<Page>(one, { ...page, items: page.items.map(moved) });
    }
    try {
      await patchInTurn(record, { due_at: due });
      message.success({ key: 'moved', content: t('moved') });
    } catch (problem) {
      for (const [one, page] of before) queryClient.setQueryData(one, page);
      const reason = isProblem(problem) ? problem.fields[0]?.detail : undefined;
      message.error(reason ?? problemText(problem, t));
    }
    await recordChanged('task', record.id);
  };
}
