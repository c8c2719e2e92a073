import { Alert, Form, type FormInstance, Modal } from 'antd';
import { type ReactNode, useId, useState } from 'react';
import { isProblem } from '@/api/problem';
import { useTexts } from '@/i18n/texts';
import styles from './FormDialog.module.css';
import { problemText } from './problemText';

interface Props<V> {
  title: string;
  hint?: ReactNode;
  okText?: string;
  danger?: boolean;
  width?: number;
  initial?: Partial<V>;
  form?: FormInstance<V>;
  /** Sends the form. A refusal keeps everything typed and stands at its fields. */
  onSubmit: (values: V) => Promise<unknown>;
  onClose: () => void;
  children: ReactNode;
}

/** A dialog around a small form. */
export function FormDialog<V extends object>(props: Props<V>) {
  const { title, hint, okText, danger, width = 480, initial, onSubmit, onClose, children } = props;
  const { t } = useTexts();
  const [own] = Form.useForm<V>();
  const form = props.form ?? own;
  // Without a name of its own its inputs would share their ids with a form on the page below.
  const name = useId();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState('');
  const submit = async (values: V) => {
    setBusy(true);
    setError('');
    try {
      await onSubmit(values);
    } catch (problem) {
      const placed = isProblem(problem) ? place(form, problem.fields) : 0;
      if (placed === 0 || (isProblem(problem) && problem.fields.length > placed))
        setError(problemText(problem, t));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Modal
      open
      title={title}
      okText={okText ?? t('save')}
      okButtonProps={danger ? { danger: true } : {}}
      cancelText={t('cancel')}
      confirmLoading={busy}
      onOk={() => form.submit()}
      onCancel={onClose}
      mask={{ closable: false }}
      width={width}
    >
      {hint ? <p>{hint}</p> : null}
      {error ? (
        <Alert className={styles.error ?? ''} type="error" showIcon title={error} role="alert" />
      ) : null}
      <Form<V>
        form={form}
        name={name}
        layout="vertical"
        requiredMark={false}
        {...(initial ? { initialValues: initial as object } : {})}
        onFinish={(values) => void submit(values)}
      >
        {children}
      </Form>
    </Modal>
  );
}

/** Puts the server's messages at the fields that the form has; how many found their place. */
function place<V>(form: FormInstance<V>, fields: { field: string; detail: string }[]): number {
  const known = Object.keys(form.getFieldsValue(true) as object);
  const here = fields.filter((one) => known.includes(one.field));
  form.setFields(here.map((one) => ({ name: one.field as never, errors: [one.detail] })));
  return here.length;
}
