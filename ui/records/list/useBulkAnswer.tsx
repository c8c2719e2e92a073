import { App } from 'antd';
import type { DataRecord } from '@/api/types';
import { useTexts } from '@/i18n/texts';
import type { BulkAnswer } from '../queries';

/** Says how many were done, and names every record that was refused with the reason. */
export function useBulkAnswer(records: DataRecord[]): (answer: BulkAnswer) => void {
  const { t } = useTexts('records');
  const { modal, message } = App.useApp();
  const titleOf = (id: string) => records.find((one) => one.id === id)?.title ?? id;
  return ({ done, refused }) => {
    if (refused.length === 0) {
      message.success(t('bulk.done', { count: done }));
      return;
    }
    modal.warning({
      title: t('bulk.refused', { count: refused.length }),
      content: (
        <>
          <p>{t('bulk.done', { count: done })}</p>
          <ul>
            {refused.map((one) => (
              <li key={one.id}>
                {one.title ?? titleOf(one.id)}: {one.detail}
              </li>
            ))}
          </ul>
        </>
      ),
    });
  };
}
