import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { api } from '@/api/client';
import type { Page } from '@/api/types';
import { useTexts } from '@/i18n/texts';
import type { Refs } from '../contract';
import styles from '../fields.module.css';
import { useSettled } from './useSettled';

interface Props {
  id?: string | undefined;
  /** The object whose records are offered. */
  target: string;
  value: string | null;
  onChange: (id: string | null) => void;
  refs?: Refs;
  allowClear?: boolean;
  placeholder?: string;
  label?: string;
}

/** Chooses one record by typing part of its name; it offers only what the person may see. */
export function RecordSelect({
  id,
  target,
  value,
  onChange,
  refs = {},
  allowClear = true,
  placeholder,
  label,
}: Props) {
  const { t } = useTexts('fields');
  const [typed, setTyped] = useState('');
  const [opened, setOpened] = useState(false);
  const q = useSettled(typed.trim(), 250);
  const found = useQuery({
    queryKey: ['choose', target, q],
    // Names that nobody asked for are not seen: they come when the list opens, or to name the chosen.
    enabled: opened || (value !== null && !(value in refs)),
    placeholderData: keepPreviousData,
    gcTime: 60_000,
    queryFn: ({ signal }) =>
      api.post<Page>(
        `/records/${target}/search`,
        { page_size: 20, fields: [], ...(q ? { q } : {}) },
        { signal },
      ),
  });
  const options = (found.data?.items ?? []).map((one) => ({ value: one.id, label: one.title }));
  if (value && !options.some((one) => one.value === value)) {
    options.unshift({ value, label: refs[value] ?? t('relation.hidden') });
  }
  const nothing = found.isError
    ? t('relation.failed')
    : t(found.isFetching ? 'common:loading' : 'relation.nothing');
  return (
    <Select
      className={styles.wide ?? ''}
      {...(id ? { id } : {})}
      value={value}
      onChange={(next) => onChange(next ?? null)}
      options={options}
      allowClear={allowClear}
      onOpenChange={(open) => open && setOpened(true)}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      loading={found.isFetching}
      notFoundContent={nothing}
      placeholder={placeholder ?? t('relation.choose')}
      {...(label ? { 'aria-label': label } : {})}
    />
  );
}
