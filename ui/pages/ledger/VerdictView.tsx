import { Alert } from 'antd';
import { useTexts } from '@/i18n/texts';
import { formatMomentExact } from '@/i18n/time';
import type { Verdict } from './ledger';
import styles from './ledger.module.css';

/** What a verification found. */
export function VerdictView({ verdict, onClose }: { verdict: Verdict; onClose: () => void }) {
  const { t } = useTexts('ledger');
  const { checkpoint, problem } = verdict;
  const lines = [
    t('entries', { count: verdict.entries }),
    problem ? t('problemAt', { index: problem.index, code: problem.detail ?? problem.code }) : '',
    checkpoint
      ? `${t('checkpoint')} ${formatMomentExact(checkpoint.at)} · ${t('size', { count: checkpoint.size })}`
      : t('noCheckpoint'),
    verdict.deletion_provable_until
      ? `${t('provable')} ${formatMomentExact(verdict.deletion_provable_until)}`
      : '',
  ];
  return (
    <Alert
      className={styles.verdict ?? ''}
      role={verdict.ok ? 'status' : 'alert'}
      type={verdict.ok ? 'success' : 'error'}
      showIcon
      closable={{ onClose, 'aria-label': t('common:close') }}
      title={t(verdict.ok ? 'verified' : 'broken')}
      description={
        <>
          {lines.filter(Boolean).map((line) => (
            <div key={line}>{line}</div>
          ))}
          {checkpoint ? (
            <div>
              {t('root')} <code className={styles.root}>{checkpoint.root}</code>
            </div>
          ) : null}
        </>
      }
    />
  );
}
