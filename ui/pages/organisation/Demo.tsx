import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { api } from '@/api/client';
import { useTexts } from '@/i18n/texts';
import { FormDialog } from '@/kit/FormDialog';
import { Panel } from '@/kit/PageHeader';
import styles from './organisation.module.css';

/** Removes the demo company, once its name has been typed. */
export function Demo({ name }: { name: string }) {
  const { t } = useTexts('organisation');
  const [open, setOpen] = useState(false);
  const remove = async () => {
    await api.remove('/organisation/demo');
    // The session went with its company: everything in memory is dropped by a full load.
    window.location.assign('/login');
  };
  return (
    <Panel title={t('demo')}>
      <p className={styles.hint}>{t('demoHint')}</p>
      <Button danger onClick={() => setOpen(true)}>
        {t('remove')}
      </Button>
      {open ? (
        <FormDialog<{ name: string }>
          title={t('removeTitle')}
          hint={t('removeHint', { name })}
          okText={t('removeOk')}
          danger
          onSubmit={remove}
          onClose={() => setOpen(false)}
        >
          <Form.Item
            name="name"
            label={t('confirmName')}
            rules={[
              {
                validator: async (_, typed: string | undefined) => {
                  if (typed?.trim() !== name) throw new Error(t('mismatch'));
                },
              },
            ]}
          >
            <Input autoFocus autoComplete="off" />
          </Form.Item>
        </FormDialog>
      ) : null}
    </Panel>
  );
}
