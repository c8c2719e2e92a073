import { App } from 'antd';
import { useState } from 'react';
import { api } from '@/api/client';
import { type FieldProblem, isProblem } from '@/api/problem';
import { queryClient } from '@/api/queries';
import type { DataRecord, ObjectDeclaration, Page } from '@/api/types';
import { useTexts } from '@/i18n/texts';
import { problemText } from '@/kit/problemText';
import { leading } from '../approvals/AskInstead';
import { useOffer } from '../approvals/useOffer';
import { patchInTurn } from '../inTurn';
import { recordChanged } from '../queries';
import type { BoardSpec } from './boards';

/** A move for which the new column needs more than is filled in. */
interface Asked {
  record: DataRecord;
  column: string;
  reason: string;
  faults: FieldProblem[];
}

export interface Move {
  asked: Asked | null;
  to: (record: DataRecord, column: string) => Promise<void>;
  giveUp: () => void;
}

/** Moves records between columns: at once on the page, and back where the server refuses. */
export function useMove(object: ObjectDeclaration, spec: BoardSpec): Move {
  const { t } = useTexts('board');
  const { message } = App.useApp();
  const offer = useOffer();
  const [asked, setAsked] = useState<Asked | null>(null);

  const to = async (record: DataRecord, column: string) => {
    if (record.values[spec.column] === column) return;
    const undo = moveOnPage(object.name, record, spec.column, column);
    try {
      await patchInTurn(record, { [spec.column]: column });
      message.success({ key: 'moved', content: t('moved') });
      await recordChanged(object.name, record.id);
    } catch (problem) {
      undo();
      if (leading(problem)) {
        await recordChanged(object.name, record.id);
        return offer(record);
      }
      const faults = isProblem(problem) ? problem.fields.filter((one) => one.field !== spec.column) : [];
      if (faults.length === 0) {
        message.error(
          isProblem(problem)
            ? (problem.fields[0]?.detail ?? problemText(problem, t))
            : problemText(problem, t),
        );
        await recordChanged(object.name, record.id);
        return;
      }
      // The card holds few of its values; a form needs them all.
      const whole = await api.get<DataRecord>(`/records/${object.name}/${record.id}`);
      setAsked({ record: whole, column, reason: t('needsMore'), faults });
    }
  };
  return { asked, to, giveUp: () => setAsked(null) };
}

/** Puts the card into its new column on the page; what takes it back. */
function moveOnPage(object: string, record: DataRecord, field: string, column: string): () => void {
  const key = ['records', object, 'board'];
  const before = queryClient.getQueriesData<Page>({ queryKey: key });
  const names = before.find(([, page]) => page?.items.some((item) => item.id === record.id))?.[1]?.refs;
  for (const [one, page] of before) {
    if (!page) continue;
    const asked = one[3] as { filter: string };
    const items = page.items.filter((item) => item.id !== record.id);
    const here = asked.filter.endsWith(`${field} = "${column}"`);
    const moved = { ...record, values: { ...record.values, [field]: column } };
    const told = here
      ? { ...page, items: [moved, ...items], refs: { ...names, ...page.refs } }
      : { ...page, items };
    queryClient.setQueryData<Page>(one, told);
  }
  return () => {
    for (const [one, page] of before) queryClient.setQueryData(one, page);
  };
}
