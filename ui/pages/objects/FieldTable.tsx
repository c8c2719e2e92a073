import { Button } from 'antd';
import { useMe } from '@/api/queries';
import { useText } from '@/i18n/text';
import { useTexts } from '@/i18n/texts';
import { PlainTable } from '@/kit/PlainTable';
import { AUDIENCES } from '@/records/design/NewField';
import type { Designed, DesignedField } from './designed';
import styles from './objects.module.css';

/** The fields of an object, in the order of its forms. */
export function FieldTable({ object, onEdit }: { object: Designed; onEdit: (field: DesignedField) => void }) {
  const { t } = useTexts('objects');
  const design = useTexts('design').t;
  const text = useText();
  const purposes = useMe().purposes;
  const audience = (name: string) => {
    const known = AUDIENCES.find((one) => one === name);
    return known ? design(`audiences.${known}`) : name;
  };
  const columns = [
    {
      key: 'label',
      title: t('label'),
      lead: true,
      render: (one: DesignedField) => <strong className={styles.label}>{text(one.label)}</strong>,
    },
    {
      key: 'type',
      title: t('type'),
      render: (one: DesignedField) => (one.type ? design(`types.${one.type}`) : '—'),
    },
    {
      key: 'class',
      title: t('class'),
      render: (one: DesignedField) => (
        <span className={styles[one.class]}>{design(`common:class.${one.class}`)}</span>
      ),
    },
    {
      key: 'purpose',
      title: t('purpose'),
      render: (one: DesignedField) =>
        text(purposes.find((purpose) => purpose.value === one.purpose)?.label) || (one.purpose ?? '—'),
    },
    { key: 'audience', title: t('audience'), render: (one: DesignedField) => audience(one.audience) },
    { key: 'marks', title: t('marks'), render: (one: DesignedField) => <Marks field={one} /> },
    {
      key: 'name',
      title: t('name'),
      render: (one: DesignedField) => <code className={styles.name}>{one.name}</code>,
    },
    {
      key: 'acts',
      title: t('acts'),
      tight: true,
      acts: true,
      render: (one: DesignedField) => (
        <Button size="small" onClick={() => onEdit(one)} aria-label={`${t('edit')} ${text(one.label)}`}>
          {t('edit')}
        </Button>
      ),
    },
  ];
  // Who may not read the object knows no more of its fields than this.
  const shown = object.partial
    ? columns.filter((one) => !['type', 'purpose', 'marks'].includes(one.key))
    : columns;
  return <PlainTable label={t('title')} columns={shown} rows={object.fields} rowKey={(one) => one.name} />;
}

function Marks({ field }: { field: DesignedField }) {
  const { t } = useTexts('objects');
  const marks = [
    field.required ? t('required') : '',
    field.unique ? t('unique') : '',
    field.list_default ? t('inList') : '',
    field.custom ? t('custom') : '',
  ].filter(Boolean);
  return (
    <span className={styles.marks}>
      {marks.map((mark) => (
        <span key={mark}>{mark}</span>
      ))}
    </span>
  );
}
