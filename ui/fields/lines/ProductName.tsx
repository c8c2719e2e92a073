import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { AutoComplete } from 'antd';
import { useState } from 'react';
import { api } from '@/api/client';
import type { DataRecord, Line, Money, Page } from '@/api/types';
import { useTexts } from '@/i18n/texts';
import { formatMoney } from '../money/format';
import { useSettled } from '../relation/useSettled';
import styles from './lines.module.css';

interface Props {
  row: Line;
  currency: string;
  label: string;
  onChange: (part: Partial<Line>) => void;
}

const text = (record: DataRecord, field: string) => String(record.values[field] ?? '');
const priceOf = (record: DataRecord) => (record.values.price ?? null) as Money | null;

/** The name of a line: a product on sale fills in its unit and price, anything else is a line of its own. */
export function ProductName({ row, currency, label, onChange }: Props) {
  const { t } = useTexts('fields');
  const [opened, setOpened] = useState(false);
  const q = useSettled(row.product ? '' : row.name.trim(), 250);
  const found = useQuery({
    queryKey: ['choose', 'product', q],
    enabled: opened,
    placeholderData: keepPreviousData,
    gcTime: 60_000,
    queryFn: ({ signal }) =>
      api.post<Page>(
        '/records/product/search',
        {
          page_size: 20,
          fields: ['name', 'code', 'unit', 'price'],
          filter: 'status = "on_sale"',
          ...(q ? { q } : {}),
        },
        { signal },
      ),
  });
  const products = found.data?.items ?? [];
  const choose = (id: string) => {
    const product = products.find((one) => one.id === id);
    if (!product) return;
    const price = priceOf(product);
    onChange({
      product: product.id,
      name: text(product, 'name'),
      unit: text(product, 'unit'),
      // A price in another currency says nothing here.
      ...(price && price.currency === currency ? { price: price.amount } : {}),
    });
  };
  return (
    <AutoComplete
      className={styles.wide ?? ''}
      value={row.name}
      onChange={(name: string) =>
        products.some((one) => one.id === name) || onChange({ name, product: null })
      }
      onSelect={choose}
      onOpenChange={(open) => open && setOpened(true)}
      options={products.map((one) => ({ value: one.id, label: <Option product={one} /> }))}
      showSearch={{ filterOption: false }}
      placeholder={t('lines.choose')}
      aria-label={label}
      maxLength={200}
    />
  );
}

function Option({ product }: { product: DataRecord }) {
  const price = priceOf(product);
  return (
    <span className={styles.option}>
      <span>{text(product, 'name')}</span>
      <span className={styles.code}>{text(product, 'code')}</span>
      {price ? <span className={styles.figure}>{formatMoney(price)}</span> : null}
    </span>
  );
}
