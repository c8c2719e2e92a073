import { StarFilled, StarOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { api } from '@/api/client';
import { queryClient } from '@/api/queries';
import type { DataRecord } from '@/api/types';
import { useTexts } from '@/i18n/texts';
import { useKeys } from '@/kit/keys';
import { useAttempt } from '@/kit/useAttempt';

/** Notes that the person has opened this record, and makes it one of their favourites. */
export function Star({ record }: { record: DataRecord }) {
  const { t } = useTexts('records');
  const { busy, attempt } = useAttempt();
  const which = { object: record.object, id: record.id };
  const key = ['favourite', record.id];
  // The server answers the note with whether it is a favourite.
  const { data } = useQuery({
    queryKey: key,
    staleTime: 60_000,
    gcTime: 0,
    queryFn: ({ signal }) => api.post<{ favourite: boolean }>('/me/recent', which, { signal }),
  });
  const starred = data?.favourite ?? false;
  const turn = () =>
    attempt(async () => {
      if (starred) await api.remove(`/me/favourites/${record.id}`);
      else await api.post('/me/favourites', which);
      queryClient.setQueryData(key, { favourite: !starred });
    });
  useKeys({ s: () => void turn() }, data !== undefined);
  const label = t(starred ? 'star.take' : 'star.give');
  return (
    <Button
      icon={starred ? <StarFilled style={{ color: 'var(--kd-star)' }} /> : <StarOutlined />}
      loading={busy}
      disabled={!data}
      aria-label={t('star.give')}
      aria-pressed={starred}
      title={label}
      onClick={() => void turn()}
    />
  );
}
