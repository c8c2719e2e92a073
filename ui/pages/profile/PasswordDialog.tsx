import { Form, Input } from 'antd';
import { useTexts } from '@/i18n/texts';
import { FormDialog } from '@/kit/FormDialog';

interface Props {
  /** Sends the password; a failure is shown and the dialog stays. */
  onPassword: (password: string) => Promise<void>;
  onClose: () => void;
}

/** Asks for one's own password before the second factor is touched. */
export function PasswordDialog({ onPassword, onClose }: Props) {
  const { t } = useTexts('profile');
  return (
    <FormDialog<{ password: string }>
      title={t('factor.confirmTitle')}
      okText={t('common:next')}
      width={400}
      onSubmit={({ password }) => onPassword(password)}
      onClose={onClose}
    >
      <Form.Item
        name="password"
        label={t('factor.password')}
        rules={[{ required: true, message: t('factor.missing') }]}
      >
        <Input.Password autoFocus autoComplete="current-password" maxLength={200} />
      </Form.Item>
    </FormDialog>
  );
}
