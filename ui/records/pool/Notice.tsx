import { Alert, Button } from 'antd';
import type { DataRecord } from '@/api/types';
import { useTexts } from '@/i18n/texts';
import { useClaim } from './useClaim';

/** That a customer lies in a pool, or soon will, with what one may do about it. */
export function PoolNotice({ record }: { record: DataRecord }) {
  const { t } = useTexts('pool');
  const { busy, run } = useClaim();
  if (record.state === 'pooled') {
    const id = typeof record.values.pool === 'string' ? record.values.pool : '';
    const may = record.may.includes('claim');
    return (
      <Alert
        type="info"
        showIcon
        title={t(may ? 'inPool' : 'inPoolOther', { pool: record.refs?.[id] ?? '' })}
        action={
          may ? (
            <Button type="primary" loading={busy !== null} onClick={() => void run(record)}>
              {t('claim')}
            </Button>
          ) : null
        }
        style={{ marginBottom: 12 }}
      />
    );
  }
  const day = record.values.reclaim_on;
  if (record.state !== 'active' || typeof day !== 'string') return null;
  return <Alert type="warning" showIcon title={t('reclaimOn', { day })} style={{ marginBottom: 12 }} />;
}
