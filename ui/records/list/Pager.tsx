import { Button, Select } from 'antd';
import type { Page } from '@/api/types';
import { useTexts } from '@/i18n/texts';
import styles from './list.module.css';
import { type ListState, PAGE_SIZES } from './state';

interface Props {
  page: Pick<Page, 'next_page_token' | 'total' | 'total_at_least'>;
  state: ListState;
  onChange: (change: Partial<ListState>) => void;
}

/** Steps between pages by the server's tokens; exact counts up to 10,000. */
export function Pager({ page, state, onChange }: Props) {
  const { t } = useTexts('records');
  const count =
    page.total === null
      ? t('list.totalAtLeast', { count: page.total_at_least ?? 0 })
      : t('list.total', { count: page.total });
  return (
    <div className={styles.pager}>
      <span className={styles.count} role="status">
        {count}
      </span>
      <Select
        value={state.pageSize}
        onChange={(pageSize) => onChange({ pageSize })}
        options={PAGE_SIZES.map((size) => ({ value: size, label: t('list.perPage', { count: size }) }))}
        aria-label={t('list.pageSize')}
      />
      <Button
        disabled={state.tokens.length === 0}
        onClick={() => onChange({ tokens: state.tokens.slice(0, -1) })}
      >
        {t('list.previous')}
      </Button>
      <Button
        disabled={!page.next_page_token}
        onClick={() => page.next_page_token && onChange({ tokens: [...state.tokens, page.next_page_token] })}
      >
        {t('list.next')}
      </Button>
    </div>
  );
}
