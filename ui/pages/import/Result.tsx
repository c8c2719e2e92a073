import { DownloadOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { download } from '@/api/download';
import type { ImportResult, Job, RefusedRow } from '@/api/types';
import { useTexts } from '@/i18n/texts';
import { PlainTable } from '@/kit/PlainTable';
import { useAttempt } from '@/kit/useAttempt';
import styles from './import.module.css';

const SHOWN = 50;

/** The counts, and the rows that were refused with their reasons. */
export function Result({ job, result }: { job: Job; result: ImportResult }) {
  const { t } = useTexts('import');
  const { busy, attempt } = useAttempt();
  const refused = result.refused ?? [];
  const rows = new Set(refused.map((one) => one.row)).size;
  const counts = [
    ['rows', result.rows],
    ['created', result.created],
    ['updated', result.updated],
    ['repeated', result.repeated],
    ['refused', rows],
  ] as const;
  const columns = [
    { key: 'row', title: t('colRow'), tight: true, render: (one: RefusedRow) => one.row },
    { key: 'column', title: t('colColumn'), render: (one: RefusedRow) => one.column || '—' },
    { key: 'why', title: t('colWhy'), render: (one: RefusedRow) => one.message },
  ];
  return (
    <>
      <dl className={styles.numbers}>
        {counts.map(([key, value]) => (
          <div key={key} className={key === 'refused' && value > 0 ? styles.refused : undefined}>
            <dt>{t(`counts.${key}`)}</dt>
            <dd>{(value ?? 0).toLocaleString('en-US')}</dd>
          </div>
        ))}
      </dl>
      {refused.length > 0 ? (
        <section aria-label={t('refusedTitle')}>
          <div className={styles.refusedHead}>
            <h3>{t('refusedTitle')}</h3>
            {job.errors_file ? (
              <Button
                icon={<DownloadOutlined />}
                loading={busy}
                onClick={() => void attempt(() => download(`/jobs/${job.id}/errors`, 'refused.xlsx'))}
              >
                {t('errorsFile')}
              </Button>
            ) : null}
          </div>
          <p className={styles.hint}>{t('refusedHint', { count: Math.min(SHOWN, refused.length) })}</p>
          <PlainTable
            label={t('refusedTitle')}
            columns={columns}
            rows={refused.slice(0, SHOWN)}
            rowKey={(one) => `${one.row} ${one.column ?? ''} ${one.code}`}
          />
        </section>
      ) : null}
    </>
  );
}
