import { Alert, Button, Checkbox, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { api } from '@/api/client';
import { saveBlob } from '@/api/download';
import { meQuery, queryClient } from '@/api/queries';
import { useTexts } from '@/i18n/texts';
import { FormDialog } from '@/kit/FormDialog';
import { useAttempt } from '@/kit/useAttempt';
import styles from './RecoveryKey.module.css';

interface Key {
  recovery_key: string;
  file_name: string;
}

interface Props {
  onSaved: () => void;
  onClose: () => void;
}

/** Shows the recovery key after one's own password, and lets nobody past it who has not kept it. */
export function RecoveryKeyDialog({ onSaved, onClose }: Props) {
  const { t } = useTexts('gate');
  const [key, setKey] = useState<Key | null>(null);
  if (key) return <Keep file={key} onSaved={onSaved} onClose={onClose} />;
  return (
    <FormDialog<{ password: string }>
      title={t('recoveryKey.title')}
      hint={t('recoveryKey.hint')}
      okText={t('recoveryKey.show')}
      onSubmit={async ({ password }) => {
        setKey(await api.post<Key>('/organisation/recovery-key', { password }));
      }}
      onClose={onClose}
    >
      <Alert type="warning" showIcon title={t('recoveryKey.warning')} />
      <Form.Item
        className={styles.password}
        name="password"
        label={t('signIn.password')}
        rules={[{ required: true, message: t('signIn.missing') }]}
      >
        <Input.Password autoFocus autoComplete="current-password" />
      </Form.Item>
    </FormDialog>
  );
}

function Keep({ file, onSaved, onClose }: Props & { file: Key }) {
  const { t } = useTexts('gate');
  const { busy, attempt } = useAttempt();
  const [kept, setKept] = useState(false);
  const [copied, setCopied] = useState(false);
  const [sure, setSure] = useState(false);
  const finish = async () => {
    const done = await attempt(async () => {
      await api.post('/organisation/recovery-key/saved');
      await queryClient.invalidateQueries({ queryKey: meQuery.queryKey });
    });
    if (done) onSaved();
  };
  const copy = async () => {
    await navigator.clipboard.writeText(file.recovery_key);
    setCopied(true);
    setKept(true);
  };
  const save = () => {
    saveBlob(new Blob([file.recovery_key], { type: 'text/plain' }), file.file_name);
    setKept(true);
  };
  return (
    <Modal
      open
      title={t('recoveryKey.title')}
      okText={t('recoveryKey.done')}
      okButtonProps={{ disabled: !kept || !sure }}
      confirmLoading={busy}
      onOk={() => void finish()}
      onCancel={onClose}
      mask={{ closable: false }}
      width={560}
    >
      <p>{t('recoveryKey.keep')}</p>
      <section className={styles.key} aria-label={t('recoveryKey.title')} data-sensitive="">
        <pre>{file.recovery_key}</pre>
      </section>
      <div className={styles.acts}>
        <Button type={kept ? 'default' : 'primary'} onClick={save}>
          {t('recoveryKey.download')}
        </Button>
        <Button onClick={() => void attempt(copy)}>{t(copied ? 'common:copied' : 'common:copy')}</Button>
      </div>
      <Checkbox checked={sure} disabled={!kept} onChange={(event) => setSure(event.target.checked)}>
        {t('recoveryKey.sure')}
      </Checkbox>
    </Modal>
  );
}
