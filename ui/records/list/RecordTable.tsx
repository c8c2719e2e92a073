import { Link } from '@tanstack/react-router';
import { Table, type TableColumnsType, type TableProps } from 'antd';
import { useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { DataRecord, Field } from '@/api/types';
import type { Refs } from '@/fields/contract';
import { useText } from '@/i18n/text';
import { useTexts } from '@/i18n/texts';
import { SideIcon } from '@/kit/SideIcon';
import { Cell, isNumeric, widthOf } from './cell';
import styles from './list.module.css';
import type { ListState } from './state';

export interface ResultsProps {
  records: DataRecord[];
  columns: Field[];
  refs: Refs;
  selected: string[];
  onSelect: (ids: string[]) => void;
  onLook: (record: DataRecord) => void;
}

interface Props extends ResultsProps {
  state: ListState;
  onChange: (change: Partial<ListState>) => void;
  label: string;
}

const TITLE_WIDTH = 200;
const SELECT_WIDTH = 44;

/** A virtual table with plain cells: only the rows in sight are drawn. */
export function RecordTable({
  records,
  columns,
  refs,
  selected,
  onSelect,
  onLook,
  state,
  onChange,
  label,
}: Props) {
  const { t } = useTexts('records');
  const text = useText();
  const { box, width, height } = useRoom(records.length, selected.length > 0);
  const [sortField, sortWay] = state.orderBy.split(' ');

  const shown = useMemo<TableColumnsType<DataRecord>>(() => {
    const title: TableColumnsType<DataRecord>[number] = {
      key: 'title',
      title: t('system.title'),
      width: TITLE_WIDTH,
      fixed: 'start',
      render: (_, record) => <TitleCell record={record} onLook={onLook} label={t('list.quickLook')} />,
    };
    const rest = columns.map((field): TableColumnsType<DataRecord>[number] => ({
      key: field.name,
      title: text(field.label),
      width: widthOf(field),
      ellipsis: true,
      align: isNumeric(field) ? 'end' : 'start',
      sorter: field.sortable,
      sortOrder: sortField !== field.name ? null : sortWay === 'desc' ? 'descend' : 'ascend',
      render: (_, record) => <Cell record={record} field={field} refs={refs} />,
    }));
    return [title, ...rest];
  }, [columns, refs, sortField, sortWay, t, text, onLook]);

  const onTable: TableProps<DataRecord>['onChange'] = (_pages, _filters, sorter) => {
    const one = Array.isArray(sorter) ? sorter[0] : sorter;
    onChange({
      orderBy: one?.order ? `${String(one.columnKey)}${one.order === 'descend' ? ' desc' : ''}` : '',
    });
  };
  const wanted = columns.reduce((sum, field) => sum + widthOf(field), TITLE_WIDTH + SELECT_WIDTH);
  return (
    <div ref={box}>
      <Table<DataRecord>
        virtual
        size="small"
        rowKey="id"
        aria-label={label}
        columns={shown}
        dataSource={records}
        pagination={false}
        scroll={{ x: Math.max(wanted, width), y: height }}
        onChange={onTable}
        rowSelection={{
          columnWidth: SELECT_WIDTH,
          selectedRowKeys: selected,
          onChange: (keys) => onSelect(keys.map(String)),
          getCheckboxProps: (record) => ({ 'aria-label': `${t('list.select')} ${record.title}` }) as object,
        }}
      />
    </div>
  );
}

function TitleCell({
  record,
  onLook,
  label,
}: {
  record: DataRecord;
  onLook: (record: DataRecord) => void;
  label: string;
}) {
  return (
    <span className={styles.titleCell}>
      <Link className={styles.title} to={`/records/${record.object}/${record.id}`} preload={false}>
        {record.title || '—'}
      </Link>
      <button
        type="button"
        className={styles.look}
        aria-label={`${label} ${record.title}`}
        onClick={() => onLook(record)}
      >
        <SideIcon />
      </button>
    </span>
  );
}

const ROW = 37;
const HEAD = 40;
const FOOT = 76;

/** The room between the table's head and the pager, so that the page itself does not scroll. */
function useRoom(rows: number, barAbove: boolean) {
  const box = useRef<HTMLDivElement>(null);
  const [room, setRoom] = useState({ width: 800, height: 480 });
  // biome-ignore lint/correctness/useExhaustiveDependencies: the bar above moves the table down
  useLayoutEffect(() => {
    const measure = () => {
      if (!box.current) return;
      const { top, width } = box.current.getBoundingClientRect();
      const free = window.innerHeight - (top + window.scrollY) - HEAD - FOOT;
      setRoom({ width: Math.floor(width), height: Math.max(220, Math.min(free, rows * ROW + 12)) });
    };
    measure();
    const watch = new ResizeObserver(measure);
    if (box.current) watch.observe(box.current);
    window.addEventListener('resize', measure);
    return () => {
      watch.disconnect();
      window.removeEventListener('resize', measure);
    };
  }, [rows, barAbove]);
  return { box, ...room };
}
