import { Alert, App, Button, Drawer, Form, Space } from 'antd';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { DataRecord, ObjectDeclaration } from '@/api/types';
import { useText } from '@/i18n/text';
import { useTexts } from '@/i18n/texts';
import { problemText } from '@/kit/problemText';
import { useNarrow } from '@/kit/useNarrow';
import { ConflictDialog } from './ConflictDialog';
import { FieldItems } from './FieldItems';
import { useSave } from './useSave';
import { changedValues, editableFields, type FormValues, initialValues } from './values';

interface Props {
  object: ObjectDeclaration;
  /** The record to edit; a new one is created without it. */
  record?: DataRecord;
  parent?: string;
  onSaved: (record: DataRecord) => void;
  onClose: () => void;
}

/** Creates or edits a record of any object. It stays open, filled in, until the server has saved it. */
export default function RecordForm({ object, record, parent, onSaved, onClose }: Props) {
  const { t } = useTexts('records');
  const text = useText();
  const narrow = useNarrow();
  const { modal } = App.useApp();
  const [form] = Form.useForm<FormValues>();
  const fields = useMemo(() => editableFields(object), [object]);
  const [before] = useState(() => initialValues(fields, record));
  const save = useSave({ object, record, parent, form, onSaved });

  // What a new record starts with is sent as well.
  const mine = () => changedValues(fields, record ? before : {}, form.getFieldsValue(true) as FormValues);
  const close = () => {
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
  const what = text(object.label);
  return (
    <Drawer
      open
      size={narrow ? '100%' : 560}
      onClose={close}
      mask={{ closable: false }}
      title={t(record ? 'form.editTitle' : 'form.createTitle', { what })}
      footer={
        <Space>
          <Button type="primary" loading={save.busy} onClick={() => form.submit()}>
            {t('common:save')}
          </Button>
          <Button onClick={close}>{t('common:cancel')}</Button>
        </Space>
      }
    >
      {save.error ? <Failure error={save.error} /> : null}
      <Form
        form={form}
        name={object.name}
        layout="vertical"
        initialValues={before}
        scrollToFirstError={{ focus: true }}
        onFinish={() => void save.submit(mine())}
      >
        <FieldItems fields={fields} record={record} form={form} />
      </Form>
      {save.conflict && record ? (
        <ConflictDialog object={object} base={record} conflict={save.conflict} save={save} />
      ) : null}
    </Drawer>
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

function Failure({ error }: { error: unknown }) {
  const { t } = useTexts('records');
  return (
    <Alert
      type="error"
      showIcon
      title={problemText(error, t)}
      description={t('form.kept')}
      style={{ marginBottom: 16 }}
    />
  );
}
