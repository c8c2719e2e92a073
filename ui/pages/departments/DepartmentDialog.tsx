import { App, Form, Input, Select } from 'antd';
import { api } from '@/api/client';
import type { DataRecord } from '@/api/types';
import type { Refs } from '@/fields/contract';
import { RecordSelect } from '@/fields/relation/RecordSelect';
import { useTexts } from '@/i18n/texts';
import { FormDialog } from '@/kit/FormDialog';
import { textOf } from '@/records/textOf';
import { choicesOf, type Node } from './tree';

/** What the dialog is about: a department, or a new one below `parent`. */
export interface Edited {
  record: DataRecord | null;
  parent: string | null;
}

interface Values {
  name: string;
  parent_department?: string | null;
  manager?: string | null;
}

interface Props {
  edited: Edited;
  nodes: Node[];
  refs: Refs;
  onSaved: () => Promise<void>;
  onClose: () => void;
}

export function DepartmentDialog({ edited: { record, parent }, nodes, refs, onSaved, onClose }: Props) {
  const { t } = useTexts('departments');
  const { message } = App.useApp();
  const initial: Values = {
    name: record ? textOf(record, 'name') : '',
    parent_department: record ? textOf(record, 'parent_department') || null : parent,
    manager: record ? textOf(record, 'manager') || null : null,
  };
  const save = async (typed: Values) => {
    const values = {
      name: typed.name.trim(),
      parent_department: typed.parent_department ?? null,
      manager: typed.manager ?? null,
    };
    if (record) await api.patch(`/records/department/${record.id}`, { version: record.version, values });
    else {
      const filled = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));
      await api.post('/records/department', { values: filled });
    }
    message.success(t('saved'));
    await onSaved();
    onClose();
  };
  return (
    <FormDialog<Values>
      title={record ? t('editTitle', { name: record.title }) : t('createTitle')}
      initial={initial}
      onSubmit={save}
      onClose={onClose}
    >
      <Form.Item
        name="name"
        label={t('name')}
        rules={[{ required: true, whitespace: true, message: t('missing') }]}
      >
        <Input autoFocus maxLength={60} />
      </Form.Item>
      <Form.Item name="parent_department" label={t('parent')}>
        <Select
          allowClear
          options={choicesOf(nodes, record?.id ?? null)}
          placeholder={t('top')}
          showSearch={{ optionFilterProp: 'label' }}
        />
      </Form.Item>
      <Form.Item name="manager" label={t('manager')}>
        <Manager refs={refs} />
      </Form.Item>
    </FormDialog>
  );
}

interface ManagerProps {
  id?: string;
  value?: string | null;
  onChange?: (id: string | null) => void;
  refs: Refs;
}

function Manager({ id, value, onChange, refs }: ManagerProps) {
  return (
    <RecordSelect
      id={id}
      target="user"
      value={value ?? null}
      onChange={(next) => onChange?.(next)}
      refs={refs}
    />
  );
}
