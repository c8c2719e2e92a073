import { Alert, Form, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { api } from '@/api/client';
import { useTexts } from '@/i18n/texts';
import { CopyButton } from '@/kit/CopyButton';
import { FormDialog } from '@/kit/FormDialog';
import styles from './profile.module.css';

/** How long a token may live, in days. */
const DAYS = [30, 90, 180, 365];

interface Wish {
  name: string;
  days: number;
}

/** Makes a token and shows it once. */
export function NewTokenDialog({ onClose, onMade }: { onClose: () => void; onMade: () => void }) {
  const { t } = useTexts('profile');
  const [token, setToken] = useState<string | null>(null);
  const create = async ({ name, days }: Wish) => {
    setToken((await api.post<{ token: string }>('/tokens', { name: name.trim(), days })).token);
    onMade();
  };
  if (token) {
    return (
      <Modal
        open
        title={t('tokens.made')}
        footer={null}
        mask={{ closable: false }}
        onCancel={onClose}
        width={480}
      >
        <Alert type="warning" showIcon title={t('tokens.once')} />
        <code className={styles.token}>{token}</code>
        <CopyButton type="primary" text={token} />
      </Modal>
    );
  }
  return (
    <FormDialog<Wish>
      title={t('tokens.create')}
      okText={t('common:create')}
      width={400}
      initial={{ days: 90 }}
      onSubmit={create}
      onClose={onClose}
    >
      <Form.Item
        name="name"
        label={t('tokens.name')}
        rules={[{ required: true, whitespace: true, message: t('tokens.nameMissing') }]}
      >
        <Input autoFocus maxLength={100} />
      </Form.Item>
      <Form.Item name="days" label={t('tokens.days')}>
        <Select options={DAYS.map((days) => ({ value: days, label: t('tokens.day', { count: days }) }))} />
      </Form.Item>
    </FormDialog>
  );
}
