import { UndoOutlined } from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import { Alert, Progress as Bar, Button } from 'antd';
import { useEffect } from 'react';
import { api } from '@/api/client';
import { useTexts } from '@/i18n/texts';
import { formatMoment } from '@/i18n/time';
import { ErrorState, Loading } from '@/kit/States';
import { useAttempt } from '@/kit/useAttempt';
import styles from './changes.module.css';
import { type Change, type ChangeDetail, changesChanged, isBusy, many, useChange } from './queries';

/** How far a job is, then what came of it, and the way back. */
export function Outcome({ id }: { id: string }) {
  const found = useChange(id);
  const busy = found.data ? isBusy(found.data.change) : true;
  useEffect(() => {
    if (!busy) void changesChanged();
  }, [busy]);
  if (found.isPending) return <Loading />;
  if (found.isError) return <ErrorState error={found.error} onRetry={() => void found.refetch()} />;
  return busy ? <Running change={found.data.change} /> : <Over detail={found.data} />;
}

function Running({ change }: { change: Change }) {
  const { t } = useTexts('changes');
  const { busy, attempt } = useAttempt();
  const way = change.undo && change.state !== 'running' && change.state !== 'waiting' ? change.undo : change;
  const percent = way.total ? Math.min(100, Math.floor((way.done / way.total) * 100)) : 0;
  return (
    <div>
      <Bar percent={percent} status="active" aria-label={t('running')} />
      <p role="status">{t('progress', { done: way.done, total: way.total ?? '…' })}</p>
      <p className={styles.hint}>{t('background')}</p>
      <Button
        loading={busy}
        onClick={() => void attempt(() => api.post(`/jobs/${way.id}/cancel`).then(changesChanged))}
      >
        {t('stop')}
      </Button>
    </div>
  );
}

/** The words for what came out. */
export function useSaid(): (change: Change) => string {
  const { t } = useTexts('changes');
  return (change) => {
    const undone = change.undo?.result;
    if (undone) {
      const kept = undone.kept ?? 0;
      return kept > 0
        ? t('undoneKept', { count: undone.undone ?? 0, kept })
        : t('undone', { count: undone.undone ?? 0 });
    }
    const { result } = change;
    if (!result) return t(`states.${change.state}`);
    if (change.kind === 'import')
      return t('imported', { created: result.created ?? 0, updated: result.updated ?? 0 });
    const parts = [t('done', { count: result.done ?? 0 })];
    if (result.same) parts.push(t('same', { count: result.same }));
    if (result.refused) parts.push(t('refused', { count: result.refused }));
    return parts.join(t('comma'));
  };
}

function Over({ detail }: { detail: ChangeDetail }) {
  const { t } = useTexts('changes');
  const said = useSaid();
  const { change, left } = detail;
  const bad = change.state === 'failed' || change.state === 'cancelled';
  return (
    <div className={styles.over}>
      <Alert
        type={bad || left.length > 0 ? 'warning' : 'success'}
        showIcon
        role="status"
        title={said(change)}
        description={bad ? t(`states.${change.state}`) : undefined}
      />
      <UndoButton change={change} />
      {left.map((one) => (
        <section key={one.code} className={styles.left} aria-label={one.detail}>
          <h3>{t('leftAlone', { why: one.detail, count: one.count })}</h3>
          <ul>
            {one.records.slice(0, 10).map((record) => (
              <li key={record.id}>
                {record.title ? (
                  <Link to={`/records/${record.object}/${record.id}`}>{record.title}</Link>
                ) : (
                  t('notYours')
                )}
              </li>
            ))}
            {one.count > 10 ? <li>{t('andMore', { count: one.count - 10 })}</li> : null}
          </ul>
        </section>
      ))}
    </div>
  );
}

/** Takes a job back, as long as that can be done. */
export function UndoButton({ change, small = false }: { change: Change; small?: boolean }) {
  const { t } = useTexts('changes');
  const { busy, attempt } = useAttempt();
  if (!change.may_undo) return null;
  const undo = () =>
    void attempt(async () => {
      await many.undo(change.id);
      await changesChanged();
    });
  return (
    <p className={styles.undo}>
      <Button icon={<UndoOutlined />} size={small ? 'small' : 'middle'} loading={busy} onClick={undo}>
        {t('undo')}
      </Button>
      {small || !change.undo_until ? null : (
        <span className={styles.hint}>{t('undoUntil', { at: formatMoment(change.undo_until) })}</span>
      )}
    </p>
  );
}
