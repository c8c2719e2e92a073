import { App } from 'antd';
import type { DataRecord } from '@/api/types';
import { useTexts } from '@/i18n/texts';
import { useAttempt } from '@/kit/useAttempt';
import { submit } from './queries';

/** Offers to ask for approval at once, where something was refused for lack of it. */
export function useOffer(): (record: Pick<DataRecord, 'object' | 'id' | 'version'>) => void {
  const { t } = useTexts('approvals');
  const { modal, message } = App.useApp();
  const { attempt } = useAttempt();
  return (record) => {
    const ask = async () => {
      const asked = await attempt(() => submit(record.object, record.id, record.version));
      if (asked) message.success(t('done.submit'));
    };
    modal.confirm({
      title: t('offerTitle'),
      content: t('offerHint'),
      okText: t('do.submit'),
      cancelText: t('common:cancel'),
      onOk: ask,
    });
  };
}
