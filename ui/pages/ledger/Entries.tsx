import { useMe } from '@/api/queries';
import { joinList } from '@/i18n/list';
import { useText } from '@/i18n/text';
import { useTexts } from '@/i18n/texts';
import { formatMomentExact } from '@/i18n/time';
import { PlainTable } from '@/kit/PlainTable';
import { actText } from './acts';
import type { LedgerItem } from './ledger';
import styles from './ledger.module.css';
import { useLabels } from './useLabels';

/** One page of entries; each line opens its details. */
export function Entries({ items, onOpen }: { items: LedgerItem[]; onOpen: (item: LedgerItem) => void }) {
  const { t } = useTexts('ledger');
  const text = useText();
  const purposes = useMe().purposes;
  const purposeOf = (name: string | null) => text(purposes.find((one) => one.value === name)?.label) || name;
  const columns = [
    {
      key: 'at',
      title: t('at'),
      tight: true,
      render: (one: LedgerItem) => (
        <button
          type="button"
          className={styles.open}
          aria-label={`${t('open', { index: one.index })} ${formatMomentExact(one.at)}`}
          onClick={() => onOpen(one)}
        >
          {formatMomentExact(one.at)}
        </button>
      ),
    },
    {
      key: 'who',
      title: t('who'),
      tight: true,
      render: (one: LedgerItem) => one.actor_name || t('program'),
    },
    { key: 'act', title: t('act'), tight: true, render: (one: LedgerItem) => actText(one.act, t) },
    { key: 'what', title: t('what'), render: (one: LedgerItem) => <About item={one} /> },
    { key: 'purpose', title: t('purpose'), render: (one: LedgerItem) => purposeOf(one.purpose) ?? '' },
    {
      key: 'outcome',
      title: t('outcome'),
      tight: true,
      render: (one: LedgerItem) => (
        <span className={one.outcome === 'refused' ? styles.refused : styles.quiet}>{t(one.outcome)}</span>
      ),
    },
    {
      key: 'where',
      title: t('where'),
      tight: true,
      render: (one: LedgerItem) => (
        <span className={styles.quiet}>
          {[one.network, t(`vias.${one.via}`)].filter(Boolean).join(' · ')}
        </span>
      ),
    },
  ];
  return <PlainTable label={t('title')} columns={columns} rows={items} rowKey={(one) => String(one.index)} />;
}

/** The object, how many records of it, and the first fields in question. */
export function About({ item }: { item: LedgerItem }) {
  const { t, language } = useTexts('ledger');
  const names = useLabels();
  const labels = item.fields.map((name) => names.field(item.object, name));
  const parts = [names.object(item.object), item.records > 0 ? t('records', { count: item.records }) : ''];
  const shown = labels.slice(0, 4);
  return (
    <span>
      {parts.filter(Boolean).join(' · ')}
      {shown.length > 0 ? (
        <span className={styles.fieldNames}>
          {joinList(shown, language)}
          {labels.length > shown.length ? ` +${labels.length - shown.length}` : ''}
        </span>
      ) : null}
    </span>
  );
}
