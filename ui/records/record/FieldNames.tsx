import { useState } from 'react';
import type { ObjectDeclaration } from '@/api/types';
import { joinList } from '@/i18n/list';
import { useText } from '@/i18n/text';
import { useTexts } from '@/i18n/texts';
import styles from './record.module.css';

/** How many names stand before the rest is folded. */
const FIRST = 5;

/** Fields by their labels, in the order of the declaration; a long list is folded. */
export function FieldNames({ object, names }: { object: ObjectDeclaration; names: string[] }) {
  const { t, language } = useTexts('records');
  const text = useText();
  const [open, setOpen] = useState(false);
  const known = object.fields.filter((one) => names.includes(one.name));
  const rest = names.filter((name) => !known.some((one) => one.name === name));
  const labels = [...known.map((one) => text(one.label)), ...rest];
  if (open || labels.length <= FIRST + 1) return <span>{joinList(labels, language)}</span>;
  return (
    <span>
      {joinList(labels.slice(0, FIRST), language)}{' '}
      <button type="button" className={styles.reveal} onClick={() => setOpen(true)}>
        {t('access.all', { count: labels.length })}
      </button>
    </span>
  );
}
