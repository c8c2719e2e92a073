import { CloudUploadOutlined, DownloadOutlined, PlusOutlined, ReloadOutlined } from '@ant-design/icons';
import { useNavigate } from '@tanstack/react-router';
import { Button, Segmented, Select } from 'antd';
import { useState } from 'react';
import { useMe } from '@/api/queries';
import type { Field, ObjectDeclaration } from '@/api/types';
import { mayObject, mayPage } from '@/gate/may';
import { useText } from '@/i18n/text';
import { useTexts } from '@/i18n/texts';
import { useKeys } from '@/kit/keys';
import { onDemand } from '@/kit/onDemand';
import { PageHeader } from '@/kit/PageHeader';
import { useNarrow } from '@/kit/useNarrow';
import type { BoardSpec } from '../board/boards';
import { RecordForm } from '../form';
import { recordChanged } from '../queries';
import { ColumnChooser } from './ColumnChooser';
import { FilterBuilder } from './FilterBuilder';
import { GroupMenu } from './GroupMenu';
import styles from './list.module.css';
import { Presets } from './Presets';
import { type ListState, useListState } from './state';
import { ViewPicker } from './ViewPicker';

// It brings progress bars and radios that a list does without.
const ExportDialog = onDemand(() => import('./ExportDialog'));

interface Props {
  object: ObjectDeclaration;
  fields: Field[];
  selected: string[];
  total: string;
  /** Where its records stand on a board as well. */
  board?: BoardSpec | undefined;
}

/** Title and acts of the list, then views, filter, order and columns. */
export function Toolbar({ object, fields, selected, total, board }: Props) {
  const { t } = useTexts('records');
  const narrow = useNarrow();
  const [state, change] = useListState(object.name);
  return (
    <>
      <Acts object={object} selected={selected} total={total} state={state} />
      <div className={styles.toolbar}>
        <ViewPicker object={object} fields={fields} state={state} onChange={change} />
        <Presets object={object} state={state} onChange={change} />
        <FilterBuilder
          fields={fields}
          conditions={state.conditions}
          onApply={(conditions) => change({ conditions, writtenFilter: '' })}
        />
        {narrow && !(board && state.shape === 'board') ? (
          <SortSelect fields={fields} state={state} onChange={change} />
        ) : null}
        <span className={styles.spacer} />
        {board && state.shape === 'board' ? null : (
          <GroupMenu fields={fields} state={state} onChange={change} />
        )}
        {board ? <ShapeSwitch shape={state.shape} onChange={(shape) => change({ shape })} /> : null}
        {narrow ? null : (
          <Button
            icon={<ReloadOutlined />}
            aria-label={t('list.refresh')}
            title={t('list.refresh')}
            onClick={() => void recordChanged(object.name)}
          />
        )}
        {narrow || (board && state.shape === 'board') ? null : (
          <ColumnChooser
            object={object}
            fields={fields}
            chosen={state.columns}
            onChange={(columns) => change({ columns, tokens: state.tokens })}
          />
        )}
      </div>
    </>
  );
}

function ShapeSwitch({
  shape,
  onChange,
}: {
  shape: ListState['shape'];
  onChange: (shape: ListState['shape']) => void;
}) {
  const { t } = useTexts('board');
  return (
    <Segmented
      value={shape}
      onChange={onChange}
      options={[
        { value: 'board' as const, label: t('board') },
        { value: 'list' as const, label: t('list') },
      ]}
      aria-label={t('view')}
    />
  );
}

function Acts({ object, selected, total, state }: Omit<Props, 'fields' | 'board'> & { state: ListState }) {
  const { t } = useTexts('records');
  const text = useText();
  const me = useMe();
  const navigate = useNavigate();
  const [creating, setCreating] = useState(false);
  const [exporting, setExporting] = useState(false);
  useKeys({ n: () => setCreating(true) }, mayObject(me, object.name, 'create'));
  const extra = (
    <>
      {mayPage(me, 'import') && mayObject(me, object.name, 'import') ? (
        <Button icon={<CloudUploadOutlined />} onClick={() => void navigate({ to: '/import' })}>
          {t('list.import')}
        </Button>
      ) : null}
      {mayObject(me, object.name, 'export') ? (
        <Button icon={<DownloadOutlined />} onClick={() => setExporting(true)}>
          {t('list.export')}
        </Button>
      ) : null}
      {mayObject(me, object.name, 'create') ? (
        <Button type="primary" icon={<PlusOutlined />} onClick={() => setCreating(true)}>
          {t('list.new', { what: text(object.label) })}
        </Button>
      ) : null}
    </>
  );
  return (
    <>
      <PageHeader title={text(object.plural)} extra={extra} />
      {exporting ? (
        <ExportDialog
          object={object}
          selected={selected}
          total={total}
          state={state}
          onClose={() => setExporting(false)}
        />
      ) : null}
      {creating ? (
        <RecordForm
          object={object}
          onClose={() => setCreating(false)}
          onSaved={(record) => {
            setCreating(false);
            void navigate({ to: `/records/${object.name}/${record.id}` });
          }}
        />
      ) : null}
    </>
  );
}

interface SortProps {
  fields: Field[];
  state: ListState;
  onChange: (change: Partial<ListState>) => void;
}

/** The order of the cards, which have no heads to click. */
function SortSelect({ fields, state, onChange }: SortProps) {
  const { t } = useTexts('records');
  const text = useText();
  const options = fields
    .filter((field) => field.sortable)
    .flatMap((field) => [
      { value: field.name, label: `${text(field.label)} ${t('list.ascending')}` },
      { value: `${field.name} desc`, label: `${text(field.label)} ${t('list.descending')}` },
    ]);
  return (
    <Select
      className={styles.view ?? ''}
      value={state.orderBy}
      onChange={(orderBy) => onChange({ orderBy })}
      options={[{ value: '', label: t('list.sortNone') }, ...options]}
      aria-label={t('list.sort')}
    />
  );
}
