import { App } from 'antd';
import { download } from '@/api/download';
import { usePurpose } from '@/gate/Purpose';
import { useTexts } from '@/i18n/texts';
import { problemText } from '@/kit/problemText';

/** Fetches a file after asking what for. */
export function useFetchFile(): (id: string, name: string) => Promise<void> {
  const { t } = useTexts('records');
  const { message } = App.useApp();
  const ask = usePurpose();
  return async (id, name) => {
    // Only the purpose travels: an address may be kept in logs, and a reason may name people.
    const why = await ask(t('attach.purpose'), { reason: false });
    if (!why) return;
    try {
      await download(`/records/attachment/${id}/content`, name, { purpose: why.purpose });
    } catch (error) {
      message.error(problemText(error, t));
    }
  };
}
