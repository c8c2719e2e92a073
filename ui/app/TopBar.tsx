import { MenuOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTexts } from '@/i18n/texts';
import { useNarrow } from '@/kit/useNarrow';
import { Bell } from './Bell';
import { SearchBox } from './SearchBox';
import styles from './TopBar.module.css';
import { UserMenu } from './UserMenu';

export function TopBar({ onMenu }: { onMenu: () => void }) {
  const { t } = useTexts('shell');
  const narrow = useNarrow();
  return (
    <header className={styles.bar}>
      {narrow ? (
        <Button type="text" icon={<MenuOutlined />} aria-label={t('openMenu')} onClick={onMenu} />
      ) : null}
      <SearchBox />
      <div className={styles.end}>
        <Bell />
        <UserMenu />
      </div>
    </header>
  );
}
