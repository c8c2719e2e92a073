import { Alert, Button } from 'antd';
import { useTexts } from '@/i18n/texts';
import styles from './roles.module.css';

interface Props {
  busy: boolean;
  onTheirs: () => void;
  onMine: () => void;
}

/** Two people changed the same role: nothing is lost until one of them decides. */
export function Conflict({ busy, onTheirs, onMine }: Props) {
  const { t } = useTexts('roles');
  return (
    <Alert
      className={styles.gap ?? ''}
      type="warning"
      showIcon
      role="alert"
      title={t('conflict')}
      description={
        <>
          <p>{t('conflictHint')}</p>
          <span className={styles.acts}>
            <Button size="small" disabled={busy} onClick={onTheirs}>
              {t('theirs')}
            </Button>
            <Button size="small" danger loading={busy} onClick={onMine}>
              {t('mine')}
            </Button>
          </span>
        </>
      }
    />
  );
}
