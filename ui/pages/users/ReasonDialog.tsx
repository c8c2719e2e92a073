import { App, Form, Input } from 'antd';
import type { DataRecord } from '@/api/types';
import { useTexts } from '@/i18n/texts';
import { FormDialog } from '@/kit/FormDialog';
import { calls, type HandOver, usersChanged } from './users';

/** An act on a user that has to be confirmed. */
export interface Asked {
  act: 'freeze' | 'unfreeze' | 'end-sessions' | 'reset-mfa' | 'reset-password';
  user: DataRecord;
}

const WORDS = {
  freeze: { title: 'freezeTitle', hint: 'freezeHint', ok: 'freeze', done: 'frozen' },
  unfreeze: { title: 'unfreezeTitle', hint: 'unfreezeHint', ok: 'unfreeze', done: 'unfrozen' },
  'end-sessions': { title: 'endTitle', hint: 'endHint', ok: 'endSessions', done: 'endDone' },
  'reset-mfa': { title: 'mfaTitle', hint: 'mfaHint', ok: 'resetMfa', done: 'mfaDone' },
  'reset-password': { title: 'passwordTitle', hint: 'passwordHint', ok: 'resetPassword', done: 'saved' },
} as const;

interface Props {
  asked: Asked;
  onLink: (link: HandOver) => void;
  onClose: () => void;
}

/** Says what will happen, asks why, and does it. */
export function ReasonDialog({ asked: { act, user }, onLink, onClose }: Props) {
  const { t } = useTexts('users');
  const { message } = App.useApp();
  const words = WORDS[act];
  const submit = async ({ reason }: { reason?: string }) => {
    if (act === 'reset-password') {
      const link = await calls.link(user.id, 'reset-password');
      onClose();
      onLink({ name: user.title, ...link });
      return;
    }
    await calls.act(user.id, act, (reason ?? '').trim());
    message.success(t(words.done));
    await usersChanged();
    onClose();
  };
  return (
    <FormDialog<{ reason?: string }>
      title={t(words.title, { name: user.title })}
      hint={t(words.hint)}
      okText={t(words.ok)}
      danger={act === 'freeze'}
      onSubmit={submit}
      onClose={onClose}
    >
      {act === 'reset-password' ? null : (
        <Form.Item
          name="reason"
          label={t('reason')}
          extra={t('reasonHint')}
          rules={[{ required: true, whitespace: true, message: t('reasonMissing') }]}
        >
          <Input.TextArea rows={2} maxLength={500} autoFocus />
        </Form.Item>
      )}
    </FormDialog>
  );
}
