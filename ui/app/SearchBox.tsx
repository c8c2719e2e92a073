import { SearchOutlined } from '@ant-design/icons';
import { useTexts } from '@/i18n/texts';
import { lay } from './palette/open';
import styles from './TopBar.module.css';

const isMac = /mac|iphone|ipad/i.test(navigator.userAgent);

/** Opens the palette, which finds records, pages and acts. */
export function SearchBox() {
  const { t } = useTexts('shell');
  return (
    <button
      type="button"
      className={styles.search}
      aria-keyshortcuts="Control+K Meta+K"
      aria-haspopup="dialog"
      onClick={() => lay({ what: 'palette' })}
    >
      <SearchOutlined aria-hidden />
      <span className={styles.searchHint}>{t('searchHint')}</span>
      <kbd className={styles.key} aria-hidden>
        {isMac ? '⌘ K' : 'Ctrl K'}
      </kbd>
    </button>
  );
}
