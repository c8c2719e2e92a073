import { App, Button } from 'antd';
import type { DataRecord } from '@/api/types';
import { useTexts } from '@/i18n/texts';
import { problemText } from '@/kit/problemText';
import type { ManyRequest } from '../changes/queries';
import { settled, takenBack } from '../changes/settle';
import { recordChanged } from '../queries';
import { useBulkAnswer } from './useBulkAnswer';

/** Seconds for which the way back stands on the page; the list of changes has it for longer. */
const STANDS = 12;

/** Does one act with chosen records, says what came of it, and offers the way back. */
export function useMany(object: string, records: DataRecord[]) {
  const { t } = useTexts('changes');
  const { notification, message } = App.useApp();
  const tell = useBulkAnswer(records);
  const undo = async (id: string) => {
    notification.destroy(id);
    try {
      const { change } = await takenBack(id);
      message.success(t('undone', { count: change.undo?.result?.undone ?? 0 }));
    } catch (error) {
      message.error(problemText(error, t));
    }
  };
  return async (ids: string[], request: ManyRequest) => {
    const { change, left } = await settled(object, { ids }, request);
    const refused = left.flatMap((one) =>
      one.records.map(({ id, title }) => ({ id, title, code: one.code, detail: one.detail })),
    );
    const done = change.result?.done ?? 0;
    tell({ done: done + (change.result?.same ?? 0), refused });
    if (done > 0) {
      notification.open({
        key: change.id,
        title: t('canUndo', { count: done }),
        duration: STANDS,
        placement: 'bottomRight',
        actions: <Button onClick={() => void undo(change.id)}>{t('undo')}</Button>,
      });
    }
    await recordChanged(object);
  };
}
