import { App, Button } from 'antd';
import { api } from '@/api/client';
import { meQuery, queryClient } from '@/api/queries';
import { useTexts } from '@/i18n/texts';
import { Panel } from '@/kit/PageHeader';
import { useAttempt } from '@/kit/useAttempt';

/** Brings back the tips that were closed. */
export function Tips() {
  const { t } = useTexts('profile');
  const { message } = App.useApp();
  const { busy, attempt } = useAttempt();
  const again = async () => {
    const done = await attempt(() => api.remove('/me/tips'));
    if (!done) return;
    await queryClient.invalidateQueries({ queryKey: meQuery.queryKey });
    message.success(t('tips.done'));
  };
  return (
    <Panel title={t('tips.title')}>
      <Button loading={busy} onClick={() => void again()}>
        {t('tips.again')}
      </Button>
    </Panel>
  );
}
