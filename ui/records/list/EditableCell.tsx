import { Button } from 'antd';
import { type ComponentType, useEffect, useId, useRef, useState } from 'react';
import { api } from '@/api/client';
import { isProblem } from '@/api/problem';
import { useObject } from '@/api/queries';
import type { ClearValue, DataRecord, Field } from '@/api/types';
import type { EditProps, Refs } from '@/fields/contract';
import { rendererOf } from '@/fields/registry';
import { clearOf, isMasked } from '@/gate/masked';
import { useText } from '@/i18n/text';
import { useTexts } from '@/i18n/texts';
import { problemText } from '@/kit/problemText';
import { AskInstead } from '../approvals/AskInstead';
import { isRelevant, sameValue } from '../form/values';
import { recordChanged } from '../queries';
import { Cell, isNumeric } from './cell';
import { isSystemColumn } from './columns';
import styles from './table.module.css';

interface Props {
  record: DataRecord;
  field: Field;
  refs: Refs;
}

/** Types that want more room than a cell has, or more than a value. */
const ON_THE_FORM = new Set([
  'long_text',
  'address',
  'region',
  'file',
  'grants',
  'choices',
  'users',
  'secret',
]);

/** Whether a value may be changed where it stands; the server decides again. */
function mayEdit({ record, field }: Props): boolean {
  return (
    field.edit &&
    !field.read_only &&
    !isSystemColumn(field.name) &&
    !ON_THE_FORM.has(field.type) &&
    record.state === 'active' &&
    record.may.includes('update') &&
    !isMasked(record.values[field.name]) &&
    (!field.when || !(field.when.field in record.values) || isRelevant(field, record.values as never))
  );
}

/** A cell of the list. A double click or Enter edits it in place, with what the record's form allows. */
export function EditableCell(props: Props) {
  const [editing, setEditing] = useState(false);
  const cell = useRef<HTMLTableCellElement>(null);
  const { record, field, refs } = props;
  const align = isNumeric(field) ? styles.numeric : undefined;
  if (!mayEdit(props)) {
    return (
      <td className={align} data-cell="" tabIndex={-1}>
        <Cell record={record} field={field} refs={refs} />
      </td>
    );
  }
  const done = () => {
    setEditing(false);
    cell.current?.focus();
  };
  return (
    <td
      ref={cell}
      className={[align, styles.editable, editing ? styles.editing : ''].filter(Boolean).join(' ')}
      data-cell=""
      tabIndex={-1}
      onDoubleClick={() => setEditing(true)}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || editing || event.target !== cell.current) return;
        event.preventDefault();
        setEditing(true);
      }}
    >
      {editing ? <Editor {...props} onDone={done} /> : <Cell record={record} field={field} refs={refs} />}
    </td>
  );
}

/** The input of the field's type; a refusal stands at the cell and what was typed stays. */
function Editor({ record, field, refs, onDone }: Props & { onDone: () => void }) {
  const { t } = useTexts('records');
  const text = useText();
  const before = clearOf(record.values[field.name]) as ClearValue | undefined;
  const [value, setValue] = useState<ClearValue | null>(before ?? null);
  const [failed, setFailed] = useState<Refusal | null>(null);
  const id = useId();
  useFocus(id);
  const save = useSaveCell(record, field);
  const Edit = rendererOf(field.type).Edit as unknown as ComponentType<EditProps<ClearValue>>;
  const label = text(useObject(record.object)?.fields.find((one) => one.name === field.name)?.label);
  const send = async () => {
    if (sameValue(before, value)) return onDone();
    const refused = await save(value);
    setFailed(refused);
    if (!refused) onDone();
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset does not lie over a cell
    <div
      className={styles.editor}
      role="group"
      aria-label={label}
      onKeyDown={(event) => {
        const open = document.querySelector('.ant-select-open, .ant-picker-focused .ant-picker-active-bar');
        if (event.nativeEvent.isComposing) return;
        if (event.key === 'Escape') {
          event.stopPropagation();
          onDone();
        } else if (event.key === 'Enter' && !open && event.target instanceof HTMLInputElement) {
          event.preventDefault();
          void send();
        }
      }}
    >
      <label className="kd-hidden" htmlFor={id}>
        {label}
      </label>
      <Edit id={id} field={field} refs={{ ...refs, ...record.refs }} value={value} onChange={setValue} />
      {failed ? (
        <p role="alert" className={styles.refusal}>
          {failed.why}
        </p>
      ) : null}
      <div className={styles.editorActs}>
        <AskInstead
          object={record.object}
          error={failed?.error}
          record={record}
          parent={undefined}
          alone
          values={() => ({ [field.name]: value })}
          onAsked={() => {
            void recordChanged(record.object, record.id);
            onDone();
          }}
        />
        <Button size="small" type="primary" onClick={() => void send()}>
          {t('common:save')}
        </Button>
        <Button size="small" onClick={onDone}>
          {t('common:cancel')}
        </Button>
      </div>
    </div>
  );
}

/** Frames in which an input that is fetched when it is needed may come. */
const FRAMES = 120;

/** The input has the focus once it is there, and typing replaces what it holds. */
function useFocus(id: string): void {
  useEffect(() => {
    let left = FRAMES;
    let frame = 0;
    const look = () => {
      const input = document.getElementById(id);
      left -= 1;
      if (!input && left > 0) frame = requestAnimationFrame(look);
      input?.focus();
      if (input instanceof HTMLInputElement) input.select();
    };
    look();
    return () => cancelAnimationFrame(frame);
  }, [id]);
}

/** Why a value was refused, in words, and the answer itself, which may offer a way on. */
interface Refusal {
  why: string;
  error: unknown;
}

/** Sends one value with the version that was seen; the answer is why it was refused, or nothing. */
function useSaveCell(record: DataRecord, field: Field) {
  const { t } = useTexts('records');
  return async (value: ClearValue | null): Promise<Refusal | null> => {
    try {
      const change = { version: record.version, values: { [field.name]: value } };
      await api.patch<DataRecord>(`/records/${record.object}/${record.id}`, change);
      await recordChanged(record.object, record.id);
      return null;
    } catch (error) {
      if (isProblem(error, 'version_conflict')) {
        await recordChanged(record.object, record.id);
        return { why: t('list.cellConflict'), error };
      }
      const here = isProblem(error) ? error.fields.find((one) => one.field === field.name) : undefined;
      return { why: here?.detail ?? problemText(error, t), error };
    }
  };
}
