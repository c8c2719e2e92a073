import { isProblem } from '@/api/problem';
import { useTexts } from '@/i18n/texts';
import { problemText } from '@/kit/problemText';
import { EntryButton, EntryMessage } from './Controls';
import { EntryPage } from './EntryPage';
import styles from './entry.module.css';

/** While the first page or its texts are on their way. It needs no texts of its own. */
export function EntryLoading() {
  return <div className={styles.waiting} role="status" aria-busy="true" />;
}

/** What stands when not even the frame could be shown. */
export function EntryFailure({ error }: { error?: unknown }) {
  const { t } = useTexts();
  const missing = !isProblem(error);
  return (
    <EntryPage title={missing ? t('state.notFoundTitle') : t('state.errorTitle')}>
      <div className={styles.failure}>
        {missing ? <p>{t('state.notFoundHint')}</p> : <EntryMessage>{problemText(error, t)}</EntryMessage>}
        <EntryButton onClick={() => window.location.assign('/')}>
          {t(missing ? 'home' : 'reload')}
        </EntryButton>
      </div>
    </EntryPage>
  );
}
