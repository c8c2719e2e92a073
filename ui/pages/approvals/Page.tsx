import { Segmented } from 'antd';
import { useState } from 'react';
import { useTexts } from '@/i18n/texts';
import { PageHeader } from '@/kit/PageHeader';
import { ErrorState, Loading, State } from '@/kit/States';
import styles from '@/records/approvals/approvals.module.css';
import { useInbox, type Which } from '@/records/approvals/queries';
import { RequestCard } from '@/records/approvals/RequestCard';

const KINDS: Which[] = ['waiting', 'mine', 'done'];

/** What waits for this person, what they asked for, and what they decided. */
export default function ApprovalsPage() {
  const { t } = useTexts('approvals');
  const [which, setWhich] = useState<Which>('waiting');
  const found = useInbox(which);
  const waiting = found.data?.waiting.total ?? found.data?.waiting.total_at_least ?? 0;
  const label = (kind: Which) =>
    kind === 'waiting' && waiting > 0 ? t('tab.waitingCount', { count: waiting }) : t(`tab.${kind}`);
  return (
    <>
      <PageHeader title={t('title')} hint={t('hint')} />
      <Segmented<Which>
        options={KINDS.map((kind) => ({ value: kind, label: label(kind) }))}
        value={which}
        onChange={setWhich}
        aria-label={t('title')}
      />
      {found.isPending ? <Loading /> : null}
      {found.isError ? <ErrorState error={found.error} onRetry={() => void found.refetch()} /> : null}
      {found.data?.items.length === 0 ? (
        <State title={t(`empty.${which}`)} hint={t(`emptyHint.${which}`)} />
      ) : null}
      <ul className={styles.cards}>
        {found.data?.items.map((item) => (
          <RequestCard key={item.id} item={item} />
        ))}
      </ul>
    </>
  );
}
