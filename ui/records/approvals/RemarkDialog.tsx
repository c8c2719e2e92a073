import { Form, Input, Select } from 'antd';
import { useColleagues } from '@/api/colleagues';
import { useTexts } from '@/i18n/texts';
import { FormDialog } from '@/kit/FormDialog';
import type { Said } from './queries';
import type { Act } from './types';

/** What a remark may be at most. */
const CHARS = 2000;

interface Props {
  act: Exclude<Act, 'void'>;
  /** What it is about. */
  title: string;
  children?: React.ReactNode;
  onSay: (said: Said) => Promise<unknown>;
  onClose: () => void;
}

/** Asks what is to be said to an act, and for a hand-over to whom; what was typed stays when it is refused. */
export default function RemarkDialog({ act, title, children, onSay, onClose }: Props) {
  const { t } = useTexts('approvals');
  const colleagues = useColleagues(act === 'delegate');
  const needed = act === 'return' || act === 'return_previous';
  return (
    <FormDialog<Said>
      title={t(`ask.${act}`, { title })}
      okText={t(`do.${act}`)}
      danger={act === 'reject'}
      onSubmit={onSay}
      onClose={onClose}
    >
      {children}
      {act === 'delegate' ? (
        <Form.Item
          name="to"
          label={t('to')}
          extra={t('toHint')}
          rules={[{ required: true, message: t('common:required') }]}
        >
          <Select
            options={colleagues.map((one) => ({ value: one.id, label: one.name }))}
            showSearch={{ optionFilterProp: 'label' }}
          />
        </Form.Item>
      ) : null}
      <Form.Item
        name="remark"
        label={t(needed ? 'remarkNeeded' : 'remark')}
        rules={needed ? [{ required: true, whitespace: true, message: t('common:required') }] : []}
      >
        <Input.TextArea
          autoFocus={act !== 'delegate'}
          maxLength={CHARS}
          autoSize={{ minRows: 3, maxRows: 8 }}
        />
      </Form.Item>
    </FormDialog>
  );
}
