import { DeleteOutlined, FilterOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Drawer, Popover, Select } from 'antd';
import { useState } from 'react';
import type { Field, Operator } from '@/api/types';
import { rendererOf } from '@/fields/registry';
import { useText } from '@/i18n/text';
import { useTexts } from '@/i18n/texts';
import { useNarrow } from '@/kit/useNarrow';
import { type Condition, isComplete, offeredOperators } from './conditions';
import styles from './list.module.css';
import { operatorKey } from './operators';

interface Props {
  fields: Field[];
  conditions: Condition[];
  onApply: (conditions: Condition[]) => void;
}

/** A line for each condition: field, operator and a value in the field's own input. */
export function FilterBuilder({ fields, conditions, onApply }: Props) {
  const { t } = useTexts('records');
  const narrow = useNarrow();
  const [open, setOpen] = useState(false);
  const apply = (lines: Condition[]) => {
    onApply(lines.filter(isComplete));
    setOpen(false);
  };
  // Each opening starts from what is applied: the lines are made anew.
  const content = <Lines fields={fields} conditions={conditions} onApply={apply} />;
  const button = (
    <Button
      icon={<FilterOutlined />}
      type={conditions.length > 0 ? 'primary' : 'default'}
      ghost={conditions.length > 0}
      {...(narrow ? { onClick: () => setOpen(true) } : {})}
    >
      {conditions.length > 0 ? t('filter.count', { count: conditions.length }) : t('filter.title')}
    </Button>
  );
  if (!narrow) {
    return (
      <Popover
        open={open}
        onOpenChange={setOpen}
        trigger="click"
        placement="bottomLeft"
        content={content}
        destroyOnHidden
      >
        {button}
      </Popover>
    );
  }
  return (
    <>
      {button}
      <Drawer
        open={open}
        destroyOnHidden
        onClose={() => setOpen(false)}
        placement="bottom"
        size="70%"
        title={t('filter.title')}
      >
        {content}
      </Drawer>
    </>
  );
}

/** The lines while they are being written; nothing is listed anew before they are applied. */
function Lines({ fields, conditions, onApply }: Props) {
  const { t } = useTexts('records');
  const usable = fields.filter((field) => offeredOperators(field).length > 0);
  const [draft, setDraft] = useState<Condition[]>(
    conditions.length > 0 ? conditions : [firstLine(usable, 0)].flatMap((one) => one ?? []),
  );
  const replace = (line: Condition) => setDraft(draft.map((one) => (one.key === line.key ? line : one)));
  const add = () => {
    const line = firstLine(usable, Math.max(0, ...draft.map((one) => one.key)) + 1);
    if (line) setDraft([...draft, line]);
  };
  return (
    <div className={styles.filters}>
      {draft.map((line) => (
        <Line
          key={line.key}
          line={line}
          fields={usable}
          onChange={replace}
          onRemove={() => setDraft(draft.filter((one) => one.key !== line.key))}
        />
      ))}
      <div className={styles.filterFoot}>
        <Button icon={<PlusOutlined />} onClick={add}>
          {t('filter.add')}
        </Button>
        <span>
          <Button type="text" onClick={() => onApply([])}>
            {t('filter.clear')}
          </Button>{' '}
          <Button type="primary" onClick={() => onApply(draft)}>
            {t('common:apply')}
          </Button>
        </span>
      </div>
    </div>
  );
}

/** A new line, about the first field. */
export function firstLine(fields: Field[], key: number): Condition | null {
  const field = fields[0];
  return field
    ? { key, field: field.name, operator: offeredOperators(field)[0] ?? '=', value: undefined }
    : null;
}

interface LineProps {
  line: Condition;
  fields: Field[];
  onChange: (line: Condition) => void;
  onRemove: () => void;
}

/** One condition while it is being written. */
export function Line({ line, fields, onChange, onRemove }: LineProps) {
  const { t } = useTexts('records');
  const text = useText();
  const field = fields.find((one) => one.name === line.field);
  if (!field) return null;
  const toField = (name: string) => {
    const next = fields.find((one) => one.name === name);
    onChange({
      key: line.key,
      field: name,
      operator: (next && offeredOperators(next)[0]) ?? '=',
      value: undefined,
    });
  };
  return (
    <div className={styles.line}>
      <Select
        value={line.field}
        onChange={toField}
        options={fields.map((one) => ({ value: one.name, label: text(one.label) }))}
        showSearch={{ optionFilterProp: 'label' }}
        aria-label={t('filter.field')}
      />
      <Select<Operator>
        value={line.operator}
        onChange={(operator) => onChange({ ...line, operator, value: undefined })}
        options={offeredOperators(field).map((one) => ({
          value: one,
          label: t(`filter.op.${operatorKey(one, field.type)}`),
        }))}
        aria-label={t('filter.operator')}
      />
      <div>
        <ValueInput line={line} field={field} onChange={(value) => onChange({ ...line, value })} />
      </div>
      <Button type="text" icon={<DeleteOutlined />} aria-label={t('filter.remove')} onClick={onRemove} />
    </div>
  );
}

function ValueInput({
  line,
  field,
  onChange,
}: {
  line: Condition;
  field: Field;
  onChange: (value: unknown) => void;
}) {
  const { t } = useTexts('records');
  if (line.operator === 'empty') {
    return (
      <Select
        style={{ width: '100%' }}
        value={typeof line.value === 'boolean' ? line.value : null}
        onChange={onChange}
        options={[
          { value: true, label: t('filter.isEmpty') },
          { value: false, label: t('filter.isFilled') },
        ]}
        aria-label={t('filter.op.empty')}
      />
    );
  }
  const Filter = rendererOf(field.type).Filter;
  return <Filter field={field} operator={line.operator} value={line.value} onChange={onChange} />;
}
