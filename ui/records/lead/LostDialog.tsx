import { App, Form, Input, Select } from 'antd';
import { api } from '@/api/client';
import type { DataRecord, ObjectDeclaration } from '@/api/types';
import { useText } from '@/i18n/text';
import { useTexts } from '@/i18n/texts';
import { FormDialog } from '@/kit/FormDialog';
import { onNewer } from '../newer';
import { recordChanged } from '../queries';

interface Values {
  lost_reason: string;
  lost_note?: string;
}

interface Props {
  record: DataRecord;
  object: ObjectDeclaration;
  onClose: () => void;
}

/** Asks why a lead was lost. */
export default function LostDialog({ record, object, onClose }: Props) {
  const { t } = useTexts('leads');
  const { message } = App.useApp();
  const reason = object.fields.find((field) => field.name === 'lost_reason');
  const text = useText();
  const options = (reason?.options ?? []).map((one) => ({ value: one.value, label: text(one.label) }));
  const save = async ({ lost_reason, lost_note }: Values) => {
    const values = { status: 'lost', lost_reason, ...(lost_note ? { lost_note } : {}) };
    const concerned = ['status', 'lost_reason', 'lost_note'];
    await onNewer(record, concerned, (version) =>
      api.patch(`/records/lead/${record.id}`, { version, values }),
    );
    message.success(t('lost.done'));
    await recordChanged('lead', record.id);
    onClose();
  };
  return (
    <FormDialog<Values> title={t('lost.title')} okText={t('lost.ok')} onSubmit={save} onClose={onClose}>
      <Form.Item
        name="lost_reason"
        label={t('lost.reason')}
        rules={[{ required: true, message: t('lost.needed') }]}
      >
        <Select options={options} placeholder={t('lost.choose')} />
      </Form.Item>
      <Form.Item noStyle dependencies={['lost_reason']}>
        {({ getFieldValue }) => {
          const needed = getFieldValue('lost_reason') === 'other';
          return (
            <Form.Item
              name="lost_note"
              label={t(needed ? 'lost.note' : 'lost.noteIfAny')}
              rules={[{ required: needed, message: t('lost.noteNeeded') }]}
            >
              <Input.TextArea rows={3} maxLength={2000} />
            </Form.Item>
          );
        }}
      </Form.Item>
    </FormDialog>
  );
}
