import { App, Button, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { meQuery, queryClient } from '@/api/queries';
import { deviceName, hasPasskeys, isDeclined, passkey } from '@/gate/enter/passkey';
import { RecoveryCodes } from '@/gate/enter/RecoveryCodes';
import { useTexts } from '@/i18n/texts';
import { formatMoment } from '@/i18n/time';
import { FormDialog } from '@/kit/FormDialog';
import { Panel } from '@/kit/PageHeader';
import { OwnList } from './OwnList';
import styles from './profile.module.css';

interface Passkey {
  id: string;
  name: string;
  host: string;
  created_at: string;
  last_used_at: string | null;
}

const PATH = '/me/passkeys';

/** Keys that this or another device keeps behind a finger, a face or a PIN. */
export function Passkeys() {
  const { t } = useTexts('profile');
  const { message } = App.useApp();
  const [adding, setAdding] = useState(false);
  const [codes, setCodes] = useState<string[] | null>(null);
  const changed = async () => {
    await queryClient.invalidateQueries({ queryKey: [PATH] });
    await queryClient.invalidateQueries({ queryKey: meQuery.queryKey });
  };
  const add = async ({ name }: { name: string }) => {
    try {
      const { recovery_codes } = await passkey.add(name);
      setAdding(false);
      if (recovery_codes) setCodes(recovery_codes);
      message.success(t('passkeys.added'));
      await changed();
    } catch (error) {
      if (isDeclined(error)) message.info(t('passkeys.declined'));
      else throw error;
    }
  };
  return (
    <Panel title={t('passkeys.title')}>
      <p className={styles.hint}>{t(hasPasskeys() ? 'passkeys.hint' : 'passkeys.none')}</p>
      <OwnList<Passkey>
        path={PATH}
        label={t('passkeys.title')}
        empty={t('passkeys.empty')}
        columns={[
          { key: 'name', title: t('passkeys.name'), lead: true, render: (one) => one.name },
          { key: 'host', title: t('passkeys.host'), render: (one) => one.host },
          {
            key: 'made',
            title: t('passkeys.made'),
            tight: true,
            render: (one) => formatMoment(one.created_at),
          },
          {
            key: 'used',
            title: t('passkeys.used'),
            tight: true,
            render: (one) => (one.last_used_at ? formatMoment(one.last_used_at) : '—'),
          },
        ]}
        end={{
          label: t('passkeys.remove'),
          done: t('passkeys.removed'),
          name: (one) => one.name,
          confirm: (one) => ({
            title: t('passkeys.removeTitle', { name: one.name }),
            content: t('passkeys.removeHint'),
          }),
        }}
      />
      {hasPasskeys() ? (
        <div className={styles.buttons}>
          <Button onClick={() => setAdding(true)}>{t('passkeys.add')}</Button>
        </div>
      ) : null}
      {adding ? (
        <FormDialog<{ name: string }>
          title={t('passkeys.add')}
          hint={t('passkeys.addHint')}
          okText={t('common:next')}
          initial={{ name: deviceName() }}
          onSubmit={add}
          onClose={() => setAdding(false)}
        >
          <Form.Item
            name="name"
            label={t('passkeys.name')}
            rules={[{ required: true, whitespace: true, message: t('passkeys.nameMissing') }]}
          >
            <Input maxLength={60} autoFocus />
          </Form.Item>
        </FormDialog>
      ) : null}
      {codes ? (
        <Modal open title={t('factor.codesTitle')} footer={null} closable={false} width={480}>
          <p>{t('factor.codesHint')}</p>
          <RecoveryCodes codes={codes} goLabel={t('common:done')} onDone={() => setCodes(null)} />
        </Modal>
      ) : null}
    </Panel>
  );
}
