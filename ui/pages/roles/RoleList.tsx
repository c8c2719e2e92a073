import { Select } from 'antd';
import { useMe } from '@/api/queries';
import type { DataRecord } from '@/api/types';
import { pick } from '@/i18n/text';
import { useTexts } from '@/i18n/texts';
import { useNarrow } from '@/kit/useNarrow';
import { textOf } from '@/records/textOf';
import styles from './roles.module.css';

interface Props {
  records: DataRecord[];
  /** Null while a new role is made. */
  chosen: string | null;
  onChoose: (record: DataRecord) => void;
}

/** The roles to choose from; a select on a phone. */
export function RoleList({ records, chosen, onChoose }: Props) {
  const { t, language } = useTexts('roles');
  const mine = useMe().user.roles.map((one) => one.id);
  const narrow = useNarrow();
  const nameOf = (one: DataRecord) =>
    pick({ zh: textOf(one, 'name'), en: textOf(one, 'name_en') }, language) || one.title;
  if (narrow) {
    return (
      <Select
        value={chosen}
        options={records.map((one) => ({ value: one.id, label: nameOf(one) }))}
        onChange={(id) => {
          const record = records.find((one) => one.id === id);
          if (record) onChoose(record);
        }}
        placeholder={t('new')}
        aria-label={t('choose')}
      />
    );
  }
  return (
    <nav className={styles.list} aria-label={t('choose')}>
      {records.map((one) => (
        <button
          key={one.id}
          type="button"
          className={styles.role}
          aria-current={one.id === chosen ? 'true' : undefined}
          onClick={() => onChoose(one)}
        >
          <span className={styles.roleName}>
            {nameOf(one)}
            {textOf(one, 'builtin') ? <span className={styles.tag}>{t('builtin')}</span> : null}
            {mine.includes(one.id) ? <span className={styles.tag}>{t('yours')}</span> : null}
          </span>
          <span className={styles.about}>{textOf(one, 'description')}</span>
        </button>
      ))}
    </nav>
  );
}
