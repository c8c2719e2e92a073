import { Form, Input, Modal, Select } from 'antd';
import { useMe } from '@/api/queries';
import { useText } from '@/i18n/text';
import { useTexts } from '@/i18n/texts';
import type { Purpose, Question } from './Purpose';

/** Asks one question for the purpose. */
export default function PurposeDialog({
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
