import { Button, Input, Select, Skeleton } from 'antd';
import { lazy, Suspense } from 'react';
import { useMe } from '@/api/queries';
import { RecordSelect } from '@/fields/relation/RecordSelect';
import { mayObject } from '@/gate/may';
import { useTexts } from '@/i18n/texts';
import { ACTS } from './acts';
import { type LedgerFilter, NO_FILTER } from './ledger';
import styles from './ledger.module.css';
import { useLabels } from './useLabels';

// The calendar is heavy; it comes when the ledger is opened.
const DayPicker = lazy(() => import('@/fields/date/DayPicker'));

interface Props {
  filter: LedgerFilter;
  onChange: (filter: LedgerFilter) => void;
}

/** Who, about whom, what and when. */
export function Filters({ filter, onChange }: Props) {
  const { t } = useTexts('ledger');
  const { objects } = useLabels();
  const set = (change: Partial<LedgerFilter>) => onChange({ ...filter, ...change });
  const some = Object.values(filter).some((value) => value !== null);
  return (
    <section className={styles.filters} aria-label={t('filters')}>
      <RecordSelect
        target="user"
        value={filter.actor}
        onChange={(actor) => set({ actor })}
        placeholder={t('person')}
        label={t('person')}
      />
      <About value={filter.record} onChange={(record) => set({ record })} />
      <Select
        value={filter.act}
        onChange={(act) => set({ act: act ?? null })}
        options={ACTS.map((one) => ({ value: one, label: t(`acts.${one}`) }))}
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        placeholder={t('anyAct')}
        aria-label={t('act')}
      />
      <Select
        value={filter.object}
        onChange={(object) => set({ object: object ?? null })}
        options={objects.map((one) => ({ value: one.name, label: one.label }))}
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        placeholder={t('anyObject')}
        aria-label={t('object')}
      />
      <Suspense fallback={<Skeleton.Input active block />}>
        <DayPicker
          value={filter.from}
          onChange={(from) => set({ from })}
          label={t('from')}
          placeholder={t('from')}
        />
        <DayPicker value={filter.to} onChange={(to) => set({ to })} label={t('to')} placeholder={t('to')} />
      </Suspense>
      {some ? <Button onClick={() => onChange(NO_FILTER)}>{t('clear')}</Button> : null}
    </section>
  );
}

/** The customer, found by name; an auditor who may see no customers gives the record's id. */
function About({ value, onChange }: { value: string | null; onChange: (id: string | null) => void }) {
  const { t } = useTexts('ledger');
  const me = useMe();
  return mayObject(me, 'customer', 'search') ? (
    <RecordSelect
      target="customer"
      value={value}
      onChange={onChange}
      placeholder={t('record')}
      label={t('record')}
    />
  ) : (
    <Input.Search
      allowClear
      placeholder={t('recordId')}
      aria-label={t('recordId')}
      onSearch={(id) => onChange(id.trim() || null)}
    />
  );
}
