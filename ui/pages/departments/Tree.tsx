import type { DataRecord } from '@/api/types';
import type { Refs } from '@/fields/contract';
import { useTexts } from '@/i18n/texts';
import { ActMenu } from '@/kit/ActMenu';
import { textOf } from '@/records/textOf';
import styles from './departments.module.css';
import type { Node } from './tree';

interface Props {
  nodes: Node[];
  refs: Refs;
  counts: Map<string, number>;
  onAdd: ((parent: string) => void) | null;
  onEdit: (record: DataRecord) => void;
  onDelete: (record: DataRecord) => void;
}

/** Departments as nested lists, so that the levels are also heard. */
export function Tree(props: Props) {
  return (
    <ul className={styles.tree}>
      {props.nodes.map((node) => (
        <li key={node.record.id}>
          <Line {...props} record={node.record} />
          {node.below.length > 0 ? <Tree {...props} nodes={node.below} /> : null}
        </li>
      ))}
    </ul>
  );
}

function Line({ record, refs, counts, onAdd, onEdit, onDelete }: Props & { record: DataRecord }) {
  const { t } = useTexts('departments');
  const manager = textOf(record, 'manager');
  const known = [
    { key: 'edit', label: t('edit'), act: () => onEdit(record), when: record.may.includes('update') },
    { key: 'add', label: t('addBelow'), act: () => onAdd?.(record.id), when: onAdd !== null },
    {
      key: 'delete',
      label: t('delete'),
      danger: true,
      act: () => onDelete(record),
      when: record.may.includes('delete'),
    },
  ];
  return (
    <div className={styles.line}>
      <span className={styles.name}>{record.title}</span>
      <span className={styles.hint}>{manager ? (refs[manager] ?? '') : t('noManager')}</span>
      <span className={styles.count}>{t('people', { count: counts.get(record.id) ?? 0 })}</span>
      <ActMenu label={t('acts', { name: record.title })} acts={known.filter((one) => one.when)} />
    </div>
  );
}
