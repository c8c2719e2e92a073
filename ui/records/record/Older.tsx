import { Button } from 'antd';
import { useTexts } from '@/i18n/texts';

interface Past {
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  fetchNextPage: () => Promise<unknown>;
}

/** Goes further back in a record's past. */
export function Older({ past }: { past: Past }) {
  const { t } = useTexts('records');
  if (!past.hasNextPage) return null;
  return (
    <Button loading={past.isFetchingNextPage} onClick={() => void past.fetchNextPage()}>
      {t('history.more')}
    </Button>
  );
}
