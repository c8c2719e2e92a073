import { Alert, Button } from 'antd';
import { useState } from 'react';
import { useMe } from '@/api/queries';
import { RecoveryKeyDialog } from '@/gate/RecoveryKey';
import { useTexts } from '@/i18n/texts';
import { formatMoment } from '@/i18n/time';
import { Panel } from '@/kit/PageHeader';
import styles from './organisation.module.css';

/** Whether the recovery key lies in a safe place, and the way to it. */
export function KeyPanel({ demo }: { demo: boolean }) {
  const { t } = useTexts('organisation');
  const { saved_at: saved, allowed } = useMe().recovery_key;
  const [open, setOpen] = useState(false);
  const title = saved ? t('keySaved', { at: formatMoment(saved) }) : t('keyNone');
  return (
    <Panel title={t('key')}>
      {demo ? (
        <p className={styles.hint}>{t('demoKey')}</p>
      ) : (
        <Alert
          type={saved ? 'success' : 'warning'}
          showIcon
          title={title}
          description={t(saved ? 'keySavedHint' : 'keyNoneHint')}
        />
      )}
      {allowed ? (
        <Button
          className={styles.act ?? ''}
          type={saved ? 'default' : 'primary'}
          onClick={() => setOpen(true)}
        >
          {t(saved ? 'again' : 'show')}
        </Button>
      ) : null}
      {!allowed && !demo ? <p className={styles.hint}>{t('notAllowed')}</p> : null}
      {open ? <RecoveryKeyDialog onSaved={() => setOpen(false)} onClose={() => setOpen(false)} /> : null}
    </Panel>
  );
}
