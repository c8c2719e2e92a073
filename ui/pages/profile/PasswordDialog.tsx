import { Alert, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTexts } from '@/i18n/texts';
import { problemText } from '@/kit/problemText';

interface Props {
  /** Sends the password; a failure is shown and the dialog stays. */
  onPassword: (password: string) => Promise<void>;
  onClose: () => void;
}

/** Asks for one's own password before the second factor is touched. */
export function PasswordDialog({ onPassword, onClose }: Props) {
  const { t } = useTexts('profile');
  const [form] = Form.useForm<{ password: string }>();
  const [error, setError] = useState('');
  const [busy, setBusy] = useState(false);
  const submit = async ({ password }: { password: string }) => {
    setBusy(true);
    setError('');
    try {
      await onPassword(password);
    } catch (problem) {
      setError(problemText(problem, t));
      setBusy(false);
    }
  };
  return (
    <Modal
      open
      title={t('factor.confirmTitle')}
      okText={t('common:next')}
      confirmLoading={busy}
      onOk={() => form.submit()}
      onCancel={onClose}
      width={400}
    >
      {error ? <Alert type="error" showIcon title={error} role="alert" /> : null}
      <Form form={form} layout="vertical" requiredMark={false} onFinish={(values) => void submit(values)}>
        <Form.Item
          name="password"
          label={t('factor.password')}
          rules={[{ required: true, message: t('factor.missing') }]}
        >
          <Input.Password autoFocus autoComplete="current-password" maxLength={128} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
