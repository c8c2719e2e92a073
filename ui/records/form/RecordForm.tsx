import { Alert, App, Button, Drawer, Form, Space } from 'antd';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { FieldProblem } from '@/api/problem';
import { useObject } from '@/api/queries';
import type { DataRecord, ObjectDeclaration } from '@/api/types';
import type { Refs } from '@/fields/contract';
import { RecordSelect } from '@/fields/relation/RecordSelect';
import { useText } from '@/i18n/text';
import { useTexts } from '@/i18n/texts';
import { problemText } from '@/kit/problemText';
import { useNarrow } from '@/kit/useNarrow';
import { AskInstead } from '../approvals/AskInstead';
import { DraftHint } from '../merge/DraftHint';
import { ConflictDialog } from './ConflictDialog';
import { FieldItems } from './FieldItems';
import { useProposal } from './useProposal';
import { useSave } from './useSave';
import { changedValues, editableFields, type FormValues, initialValues } from './values';

interface Props {
  object: ObjectDeclaration;
  /** The record to edit; a new one is created without it. */
  record?: DataRecord;
  parent?: string;
  /** Values that the form begins with, in place of the record's. */
  values?: FormValues;
  /** Names of the records among these values. */
  refs?: Refs | undefined;
  /** Why the form is shown, where nobody asked for it. */
  reason?: string;
  /** What is wrong with its values from the beginning. */
  faults?: FieldProblem[];
  onSaved: (record: DataRecord) => void;
  onClose: () => void;
}

/** Creates or edits a record of any object. It stays open, filled in, until the server has saved it. */
export default function RecordForm({
  object,
  record,
  parent,
  values,
  refs,
  reason,
  faults,
  onSaved,
  onClose,
}: Props) {
  const { t } = useTexts('records');
  const text = useText();
  const narrow = useNarrow();
  const { modal } = App.useApp();
  const [form] = Form.useForm<FormValues>();
  const fields = useMemo(() => editableFields(object), [object]);
  const [before] = useState(() => initialValues(fields, record));
  // A record that follows another belongs somewhere; where is asked when nobody said.
  const [chosen, setChosen] = useState<string | null>(null);
  const [missing, setMissing] = useState(false);
  const asksAbove = Boolean(object.follows && !record && !parent);
  const needsAbove = asksAbove && !object.optional_parent;
  const save = useSave({ object, record, parent: parent ?? chosen ?? undefined, form, onSaved });

  useProposal({ object, customer: record ? null : (parent ?? chosen), form });
  // What a new record starts with is sent as well.
  const mine = () => changedValues(fields, record ? before : {}, form.getFieldsValue(true) as FormValues);
  const close = () => {
    if (reason && !form.isFieldsTouched()) return onClose();
    if (Object.keys(mine()).length === 0 || (!record && !form.isFieldsTouched())) return onClose();
    modal.confirm({
      title: t('form.discardTitle'),
      okText: t('form.discard'),
      okButtonProps: { danger: true },
      cancelText: t('form.stay'),
      onOk: onClose,
    });
  };
  useLeaveGuard(() => form.isFieldsTouched());
  // The drawer makes its fields when it has opened.
  const mark = () => form.setFields((faults ?? []).map((one) => ({ name: one.field, errors: [one.detail] })));
  const what = text(object.label);
  return (
    <Drawer
      open
      size={narrow ? '100%' : fields.some((field) => field.type === 'lines') ? 860 : 560}
      onClose={close}
      afterOpenChange={mark}
      mask={{ closable: false }}
      title={t(record ? 'form.editTitle' : 'form.createTitle', { what })}
      footer={
        <>
          {!record && object.verbs.includes('merge') ? <DraftHint object={object} form={form} /> : null}
          <Space>
            <Button type="primary" loading={save.busy} onClick={() => form.submit()}>
              {t('common:save')}
            </Button>
            <Button onClick={close}>{t('common:cancel')}</Button>
          </Space>
        </>
      }
    >
      {reason ? <Alert type="info" showIcon title={reason} style={{ marginBottom: 16 }} /> : null}
      {save.error ? (
        <Failure
          error={save.error}
          action={
            <AskInstead
              object={object.name}
              error={save.error}
              record={record}
              parent={parent ?? chosen ?? undefined}
              values={mine}
              onAsked={onSaved}
            />
          }
        />
      ) : null}
      <Form
        form={form}
        name={object.name}
        layout="vertical"
        initialValues={{ ...before, ...values }}
        scrollToFirstError={{ focus: true }}
        onFinishFailed={() => setMissing(needsAbove)}
        onFinish={() => (needsAbove && !chosen ? setMissing(true) : void save.submit(mine()))}
      >
        {asksAbove ? (
          <Above object={object} value={chosen} onChange={setChosen} missing={missing && !chosen} />
        ) : null}
        <FieldItems fields={fields} title={object.title} record={record} form={form} refs={refs} />
      </Form>
      {save.conflict && record ? (
        <ConflictDialog object={object} base={record} conflict={save.conflict} save={save} />
      ) : null}
    </Drawer>
  );
}

/** Chooses the record that a new one follows. */
function Above({
  object,
  value,
  onChange,
  missing,
}: {
  object: ObjectDeclaration;
  value: string | null;
  onChange: (id: string | null) => void;
  missing: boolean;
}) {
  const { t } = useTexts('records');
  const text = useText();
  const above = useObject(object.follows ?? '');
  const id = `${object.name}-above`;
  return (
    <Form.Item
      label={text(above?.label)}
      required={!object.optional_parent}
      htmlFor={id}
      {...(missing ? { validateStatus: 'error' as const, help: t('common:required') } : {})}
    >
      <RecordSelect
        id={id}
        target={object.follows ?? ''}
        value={value}
        onChange={onChange}
        allowClear={Boolean(object.optional_parent)}
      />
    </Form.Item>
  );
}

/** The browser asks before the page with unsaved text is closed. */
function useLeaveGuard(isDirty: () => boolean): void {
  const latest = useRef(isDirty);
  latest.current = isDirty;
  useEffect(() => {
    const guard = (event: BeforeUnloadEvent) => {
      if (latest.current()) event.preventDefault();
    };
    window.addEventListener('beforeunload', guard);
    return () => window.removeEventListener('beforeunload', guard);
  }, []);
}

function Failure({ error, action }: { error: unknown; action: React.ReactNode }) {
  const { t } = useTexts('records');
  return (
    <Alert
      type="error"
      showIcon
      title={problemText(error, t)}
      description={t('form.kept')}
      action={action}
      style={{ marginBottom: 16 }}
    />
  );
}
