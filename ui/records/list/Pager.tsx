import { Button, Select } from 'antd';
import { useTexts } from '@/i18n/texts';
import { problemText } from '@/kit/problemText';
import styles from './list.module.css';
import { type ListState, PAGE_SIZES } from './state';
import type { Total } from './useTotal';

interface Props {
  /** Where the next page begins, if there is one. */
  next: string | null | undefined;
  total: Total | null;
  state: ListState;
  onChange: (change: Partial<ListState>) => void;
}

/** Steps between pages by the server's tokens; exact counts up to 10,000. */
export function Pager({ next, total, state, onChange }: Props) {
  const { t } = useTexts('records');
  return (
    <div className={styles.pager}>
      <span className={styles.count}>
        <span role="status">{total ? <Count total={total} /> : null}</span>
        {total?.countOn ? (
          <Button type="link" size="small" loading={total.counting} onClick={total.countOn}>
            {t('list.countOn')}
          </Button>
        ) : null}
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
      <Button disabled={!next} onClick={() => next && onChange({ tokens: [...state.tokens, next] })}>
        {t('list.next')}
      </Button>
    </div>
  );
}

function Count({ total }: { total: Total }) {
  const { t } = useTexts('records');
  if (total.error) return problemText(total.error, t);
  return total.exact === null
    ? t('list.totalAtLeast', { count: total.atLeast })
    : t('list.total', { count: total.exact });
}
