import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import type { Field } from '@/api/types';
import { useTexts } from '@/i18n/texts';
import { type Condition, filterText } from '@/records/list/conditions';
import { firstLine, Line } from '@/records/list/FilterBuilder';
import { readFilter } from '@/records/list/readFilter';
import styles from './settings.module.css';

interface Props {
  fields: Field[];
  value: string;
  onChange: (filter: string) => void;
  label: string;
}

/** A condition, line by line, as lists are filtered by. One that the builder does not know is written as text. */
export function ConditionLines({ fields, value, onChange, label }: Props) {
  const { t } = useTexts('records');
  const [lines, setLines] = useState<Condition[]>(() => readFilter(value, fields) ?? []);
  const [known] = useState(() => readFilter(value, fields) !== null);
  const change = (next: Condition[]) => {
    setLines(next);
    onChange(filterText(next, fields));
  };
  const add = () => {
    const line = firstLine(fields, Math.max(0, ...lines.map((one) => one.key)) + 1);
    if (line) change([...lines, line]);
  };
  if (!known) return <code>{value}</code>;
  return (
    <fieldset className={styles.lines} style={{ border: 0, padding: 0, margin: 0 }} aria-label={label}>
      {lines.map((line) => (
        <Line
          key={line.key}
          line={line}
          fields={fields}
          onChange={(next) => change(lines.map((one) => (one.key === next.key ? next : one)))}
          onRemove={() => change(lines.filter((one) => one.key !== line.key))}
        />
      ))}
      <Button icon={<PlusOutlined />} onClick={add} style={{ justifySelf: 'start' }}>
        {t('filter.add')}
      </Button>
    </fieldset>
  );
}
