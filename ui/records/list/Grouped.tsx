import { DownOutlined, RightOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import type { DataRecord, Field, ObjectDeclaration } from '@/api/types';
import { Value } from '@/fields/Value';
import { useText } from '@/i18n/text';
import { useTexts } from '@/i18n/texts';
import { ErrorState, Loading } from '@/kit/States';
import { useNarrow } from '@/kit/useNarrow';
import { useRecords } from '../queries';
import { isSystemColumn, shownColumns } from './columns';
import { type Figures, sumText, useFigures } from './figures';
import { conditionOf, type Grouping, summable } from './grouping';
import styles from './list.module.css';
import { FACTS, RecordCards } from './RecordCards';
import { RecordTable } from './RecordTable';
import { type ListState, useListState } from './state';

interface Props {
  object: ObjectDeclaration;
  fields: Field[];
  grouping: Grouping;
  selected: string[];
  onSelect: (ids: string[]) => void;
  onLook: (record: DataRecord) => void;
}

/** Records of one group that are shown before the rest is asked for. */
const SHOWN = 50;

/** The list in groups, each with its count and sums over all its records; a group opens to its rows. */
export function Grouped(props: Props) {
  const { object, grouping } = props;
  const { t } = useTexts('records');
  const [state] = useListState(object.name);
  const sums = summable(object, shownColumns(object, state.columns));
  const found = useFigures(object, state, [grouping.by], sums, true);
  if (found.isPending) return <Loading />;
  if (found.isError) return <ErrorState error={found.error} onRetry={() => void found.refetch()} />;
  const { groups, refs = {} } = found.data;
  if (groups.length === 0) return <p className={styles.padded}>{t('group.empty')}</p>;
  return (
    <ul className={styles.groups} aria-label={t('group.title')}>
      {groups.map((group) => (
        <Group key={String(group.keys[0])} {...props} group={group} sums={sums} refs={refs} state={state} />
      ))}
    </ul>
  );
}

interface GroupProps extends Props {
  group: Figures;
  sums: Field[];
  refs: Record<string, string>;
  state: ListState;
}

function Group(props: GroupProps) {
  const { object, grouping, group, sums, refs, state } = props;
  const { t } = useTexts('records');
  const text = useText();
  const [open, setOpen] = useState(false);
  const key = group.keys[0] ?? null;
  const condition = conditionOf(grouping, key);
  const id = `group-${object.name}-${String(key)}`;
  return (
    <li className={styles.group}>
      <button
        type="button"
        className={styles.groupHead}
        aria-expanded={open}
        aria-controls={id}
        disabled={condition === null}
        onClick={() => setOpen(!open)}
      >
        {open ? <DownOutlined aria-hidden /> : <RightOutlined aria-hidden />}
        <span className={styles.groupName}>
          {key === null ? (
            t('group.nothing')
          ) : grouping.monthly || grouping.field.type === 'relation' ? (
            (refs[String(key)] ?? String(key))
          ) : (
            <Value field={grouping.field} value={key as never} refs={refs} />
          )}
        </span>
        <span className={styles.groupCount}>{t('group.count', { count: group.count })}</span>
        {sums.map((field) => (
          <span key={field.name} className={styles.groupSum}>
            {text(field.label)} {sumText(group, field)}
          </span>
        ))}
      </button>
      <div id={id}>{open && condition ? <Rows {...props} condition={condition} listed={state} /> : null}</div>
    </li>
  );
}

/** The rows of one group, with the list's own columns and order. */
function Rows({
  object,
  fields,
  selected,
  onSelect,
  onLook,
  condition,
  listed,
  group,
}: GroupProps & { condition: string; listed: ListState }) {
  const { t } = useTexts('records');
  const text = useText();
  const narrow = useNarrow();
  const [, change] = useListState(object.name);
  const [size, setSize] = useState(SHOWN);
  const written = [listed.writtenFilter, condition].filter(Boolean).join(' AND ');
  const state: ListState = { ...listed, writtenFilter: written, tokens: [], pageSize: size };
  const wanted = shownColumns(object, listed.columns).slice(0, narrow ? FACTS : undefined);
  const found = useRecords(object, state, wanted);
  if (found.isPending) return <Loading />;
  if (found.isError) return <ErrorState error={found.error} onRetry={() => void found.refetch()} />;
  const columns = wanted
    .filter((name) => isSystemColumn(name) || found.data.fields.includes(name))
    .flatMap((name) => fields.find((one) => one.name === name) ?? []);
  const { items } = found.data;
  const here = new Set(items.map((one) => one.id));
  // What is ticked in other groups stays ticked.
  const select = (ids: string[]) =>
    onSelect([...selected.filter((id) => !here.has(id)), ...ids.filter((id) => here.has(id))]);
  const parts = {
    records: items,
    columns,
    refs: found.data.refs ?? {},
    selected: selected.filter((id) => here.has(id)),
    onSelect: select,
    onLook,
  };
  return (
    <>
      {narrow ? (
        <RecordCards {...parts} />
      ) : (
        <RecordTable {...parts} state={listed} onChange={change} label={text(object.plural)} />
      )}
      {group.count > items.length && size < 200 ? (
        <Button type="link" loading={found.isFetching} onClick={() => setSize(200)}>
          {t('common:loadMore')}
        </Button>
      ) : null}
    </>
  );
}
