import { Button, Select } from 'antd';
import { useState } from 'react';
import { useObjects } from '@/api/queries';
import type { ObjectDeclaration } from '@/api/types';
import { useText } from '@/i18n/text';
import { useTexts } from '@/i18n/texts';
import { PlainTable } from '@/kit/PlainTable';
import styles from './import.module.css';
import { NewFieldDialog } from './NewFieldDialog';
import { type ColumnTarget, fieldOf, type Preview, type PreviewColumn } from './preview';
import type { Looking } from './usePreview';

interface Props {
  object: ObjectDeclaration;
  looking: Looking;
  preview: Preview;
  twice: Set<string>;
}

/** Below this the server was guessing: the person is asked to look. From 0 to 1. */
const SURE = 0.6;

/** Each column of the file with its samples and the field that it goes into. */
export function MappingTable({ object, looking, preview, twice }: Props) {
  const { t } = useTexts('import');
  const [edited, setEdited] = useState<PreviewColumn | null>(null);
  const targetOf = (column: PreviewColumn): ColumnTarget =>
    looking.mapping.find((one) => one.index === column.index) ?? { index: column.index, skip: true };
  const columns = [
    {
      key: 'title',
      title: t('column'),
      lead: true,
      render: (one: PreviewColumn) => <strong>{titleOf(one, t)}</strong>,
    },
    {
      key: 'samples',
      title: t('samples'),
      render: (one: PreviewColumn) => <span className={styles.samples}>{one.samples.join(' · ')}</span>,
    },
    { key: 'filled', title: t('filled'), numeric: true, render: (one: PreviewColumn) => one.filled },
    {
      key: 'target',
      title: t('target'),
      render: (one: PreviewColumn) => (
        <Chooser
          object={object}
          column={one}
          target={targetOf(one)}
          twice={twice}
          onChange={looking.map}
          onNew={() => setEdited(one)}
        />
      ),
    },
    {
      key: 'problems',
      title: t('problems'),
      tight: true,
      render: (one: PreviewColumn) => <Problems column={one} target={targetOf(one)} />,
    },
  ];
  return (
    <>
      <PlainTable
        label={t('mapping')}
        columns={columns}
        rows={preview.columns}
        rowKey={(one) => String(one.index)}
      />
      {edited ? (
        <NewFieldDialog
          column={edited}
          target={targetOf(edited)}
          known={object.fields.map((one) => one.name)}
          mapping={looking.mapping}
          onSave={(target) => {
            looking.map(target);
            setEdited(null);
          }}
          onClose={() => setEdited(null)}
        />
      ) : null}
    </>
  );
}

function titleOf(column: PreviewColumn, t: ReturnType<typeof useTexts<'import'>>['t']): string {
  return column.title || t('noTitle', { n: column.index + 1 });
}

function Problems({ column, target }: { column: PreviewColumn; target: ColumnTarget }) {
  const { t } = useTexts('import');
  if ('skip' in target) return <span className={styles.quiet}>—</span>;
  if (column.problems > 0)
    return <span className={styles.bad}>{t('problemRows', { count: column.problems })}</span>;
  if (column.confidence < SURE) return <span className={styles.unsure}>{t('unsure')}</span>;
  return <span className={styles.quiet}>{t('none')}</span>;
}

interface ChooserProps {
  object: ObjectDeclaration;
  column: PreviewColumn;
  target: ColumnTarget;
  twice: Set<string>;
  onChange: (target: ColumnTarget) => void;
  onNew: () => void;
}

const SKIP = '-';
const NEW = '+';

function Chooser({ object, column, target, twice, onChange, onNew }: ChooserProps) {
  const { t } = useTexts('import');
  const groups = useGroups(object);
  const text = useText();
  const name = fieldOf(target);
  const isNew = 'new_field' in target;
  const clash = name !== null && twice.has(name);
  const first = [
    { value: SKIP, label: t('skip') },
    {
      value: NEW,
      label: isNew ? t('newFieldNamed', { name: text(target.new_field.label) }) : t('newField'),
    },
  ];
  const choose = (value: string) => {
    if (value === SKIP) onChange({ index: column.index, skip: true });
    else if (value === NEW) onNew();
    else onChange({ index: column.index, field: value });
  };
  return (
    <span className={styles.chooser}>
      <Select
        className={styles.target ?? ''}
        {...(clash ? { status: 'error' as const } : {})}
        value={'skip' in target ? SKIP : isNew ? NEW : (name ?? SKIP)}
        options={[...first, ...groups]}
        onChange={choose}
        showSearch={{ optionFilterProp: 'label' }}
        popupMatchSelectWidth={false}
        aria-label={`${t('target')} ${titleOf(column, t)}`}
      />
      {isNew ? (
        <Button size="small" type="text" onClick={onNew}>
          {t('editNew')}
        </Button>
      ) : null}
      {clash ? <span className={styles.bad}>{t('takenShort')}</span> : null}
    </span>
  );
}

/** Fields of the object, its owner, and fields of the objects that follow it. */
function useGroups(object: ObjectDeclaration) {
  const { t } = useTexts('import');
  const text = useText();
  const followers = useObjects().filter((one) => one.follows === object.name && one.name !== 'attachment');
  const own = object.fields.filter(
    (one) =>
      one.edit &&
      one.type !== 'file' &&
      one.type !== 'grants' &&
      one.type !== 'lines' &&
      one.type !== 'image',
  );
  return [
    {
      label: t('own', { what: text(object.label) }),
      options: [
        ...own.map((one) => ({ value: one.name, label: text(one.label) })),
        { value: 'owner', label: t('owner') },
      ],
    },
    {
      label: t('other_fields'),
      options: followers.flatMap((follower) =>
        follower.fields
          .filter((one) => one.edit && one.type !== 'file')
          .map((one) => ({
            value: `${follower.name}.${one.name}`,
            label: t('follow', { what: text(follower.label), field: text(one.label) }),
          })),
      ),
    },
  ].filter((group) => group.options.length > 0);
}
