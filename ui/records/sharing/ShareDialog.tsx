import { App, Form, InputNumber, Radio } from 'antd';
import type { DataRecord } from '@/api/types';
import { RecordSelect } from '@/fields/relation/RecordSelect';
import { useTexts } from '@/i18n/texts';
import { FormDialog } from '@/kit/FormDialog';
import { type Collaborators, share } from './queries';

interface Wanted {
  kind: 'user' | 'department';
  user?: string;
  department?: string;
  right: 'read' | 'edit';
  days: number;
}

/** Chooses with whom a record is shared, what they may do and for how long. */
export function ShareDialog({
  record,
  about,
  onClose,
}: {
  record: DataRecord;
  about: Collaborators;
  onClose: () => void;
}) {
  const { t } = useTexts('sharing');
  const { message } = App.useApp();
  const [form] = Form.useForm<Wanted>();
  const kind = Form.useWatch('kind', form) ?? 'user';
  const submit = async ({ right, days, ...with_ }: Wanted) => {
    const grantee = with_[kind];
    await share(record, { ...(grantee ? { [kind]: grantee } : {}), edit: right === 'edit', days });
    message.success(t('shared'));
    onClose();
  };
  return (
    <FormDialog<Wanted>
      form={form}
      title={t('dialog')}
      hint={t('dialogHint')}
      okText={t('share')}
      initial={{ kind: 'user', right: 'read', days: about.usual_days }}
      onSubmit={submit}
      onClose={onClose}
    >
      <Form.Item name="kind" label={t('with')}>
        <Radio.Group
          optionType="button"
          options={(['user', 'department'] as const).map((value) => ({ value, label: t(`kinds.${value}`) }))}
        />
      </Form.Item>
      <Form.Item
        key={kind}
        name={kind}
        label={t(`kinds.${kind}`)}
        rules={[{ required: true, message: t('choose') }]}
      >
        <Grantee target={kind} />
      </Form.Item>
      <Form.Item name="right" label={t('right')} extra={t('rightHint')}>
        <Radio.Group
          options={(['read', 'edit'] as const).map((value) => ({ value, label: t(`rights.${value}`) }))}
        />
      </Form.Item>
      <Form.Item name="days" label={t('days')} extra={t('daysHint', { max: about.max_days })}>
        <InputNumber min={1} max={about.max_days} precision={0} />
      </Form.Item>
    </FormDialog>
  );
}

interface GranteeProps {
  id?: string;
  target: 'user' | 'department';
  value?: string;
  onChange?: (id: string | null) => void;
}

function Grantee({ id, target, value, onChange }: GranteeProps) {
  return (
    <RecordSelect
      id={id}
      target={target}
      value={value ?? null}
      onChange={(chosen) => onChange?.(chosen)}
      allowClear={false}
    />
  );
}
