import { Button, Spin } from 'antd';
import type { ReactNode } from 'react';
import { isProblem } from '@/api/problem';
import { useTexts } from '@/i18n/texts';
import { problemText } from './problemText';
import { Shield } from './Shield';
import styles from './States.module.css';

interface StateProps {
  title: string;
  hint?: string | undefined;
  action?: ReactNode;
  alert?: boolean;
}

/** The calm middle of a page that has nothing else to show. */
export function State({ title, hint, action, alert = false }: StateProps) {
  return (
    <div className={styles.state} role={alert ? 'alert' : undefined}>
      <span className={styles.mark}>
        <Shield size={36} />
      </span>
      <p className={styles.title}>{title}</p>
      {hint ? <p className={styles.hint}>{hint}</p> : null}
      {action}
    </div>
  );
}

export function Loading() {
  const { t } = useTexts();
  return (
    <div className={styles.state} role="status" aria-label={t('loading')}>
      <Spin />
    </div>
  );
}

export function NoPermission() {
  const { t } = useTexts();
  return <State title={t('state.noPermissionTitle')} hint={t('state.noPermissionHint')} />;
}

export function NotFound() {
  const { t } = useTexts();
  return (
    <State
      title={t('state.notFoundTitle')}
      hint={t('state.notFoundHint')}
      action={<Button href="/">{t('home')}</Button>}
    />
  );
}

/** What a failed query shows: refused, missing or broken, with a way to try again. */
export function ErrorState({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { t } = useTexts();
  if (isProblem(error) && error.status === 404) return <NotFound />;
  if (isProblem(error) && error.status === 403) {
    return <State title={t('state.noPermissionTitle')} hint={error.message || t('state.noPermissionHint')} />;
  }
  const id = isProblem(error) ? error.requestId : undefined;
  return (
    <State
      alert
      title={t('state.errorTitle')}
      hint={[problemText(error, t), id ? t('state.requestId', { id }) : ''].filter(Boolean).join(' · ')}
      action={onRetry ? <Button onClick={onRetry}>{t('retry')}</Button> : undefined}
    />
  );
}
