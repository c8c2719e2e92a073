import { Form, Input, Modal, Select } from 'antd';
import { createContext, type ReactNode, useCallback, useContext, useState } from 'react';
import { useMe } from '@/api/queries';
import { useText } from '@/i18n/text';
import { useTexts } from '@/i18n/texts';

/** Why somebody looks at, exports or downloads personal data. It is written in the ledger. */
export interface Purpose {
  purpose: string;
  reason?: string;
}

interface Question {
  title: string;
  hint?: string;
  /** False where the call has no place for a reason. */
  reason: boolean;
  answer: (purpose: Purpose | null) => void;
}

type Ask = (title: string, options?: { hint?: string; reason?: boolean }) => Promise<Purpose | null>;
const AskContext = createContext<Ask | null>(null);

/** Asks for a purpose and a reason; null when the person changes their mind. */
export function usePurpose(): Ask {
  const ask = useContext(AskContext);
  if (!ask) throw new Error('usePurpose needs PurposeProvider above it');
  return ask;
}

export function PurposeProvider({ children }: { children: ReactNode }) {
  const [question, setQuestion] = useState<Question | null>(null);
  const ask = useCallback<Ask>(
    (title, { hint, reason = true } = {}) =>
      new Promise((answer) => setQuestion({ title, reason, ...(hint ? { hint } : {}), answer })),
    [],
  );
  const finish = (purpose: Purpose | null) => {
    question?.answer(purpose);
    setQuestion(null);
  };
  return (
    <AskContext.Provider value={ask}>
      {children}
      {question ? <PurposeDialog question={question} onDone={finish} /> : null}
    </AskContext.Provider>
  );
}

function PurposeDialog({
  question,
  onDone,
}: {
  question: Question;
  onDone: (purpose: Purpose | null) => void;
}) {
  const { t } = useTexts('gate');
  const [form] = Form.useForm<Purpose>();
  const submit = (values: Purpose) => {
    const reason = values.reason?.trim();
    onDone({ purpose: values.purpose, ...(reason ? { reason } : {}) });
  };
  return (
    <Modal
      open
      title={question.title}
      okText={t('purpose.ok')}
      cancelText={t('common:cancel')}
      onOk={() => form.submit()}
      onCancel={() => onDone(null)}
      width={440}
    >
      <p>{question.hint ?? t('purpose.hint')}</p>
      <Form form={form} layout="vertical" onFinish={submit} requiredMark={false}>
        <PurposeFields reason={question.reason} />
      </Form>
    </Modal>
  );
}

/** The two form items, for dialogs that ask for more than the purpose (export). */
export function PurposeFields({ reason = true }: { reason?: boolean }) {
  const { t } = useTexts('gate');
  const text = useText();
  const options = useMe().purposes.map((one) => ({ value: one.value, label: text(one.label) }));
  return (
    <>
      <Form.Item
        name="purpose"
        label={t('purpose.label')}
        rules={[{ required: true, message: t('purpose.missing') }]}
      >
        <Select options={options} placeholder={t('purpose.choose')} autoFocus />
      </Form.Item>
      {reason ? (
        <Form.Item name="reason" label={t('purpose.reason')} extra={t('purpose.reasonHint')}>
          <Input.TextArea rows={2} maxLength={500} placeholder={t('purpose.reasonExample')} />
        </Form.Item>
      ) : null}
    </>
  );
}
