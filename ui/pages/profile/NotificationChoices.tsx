import { Alert, Button, Form, Input, Select, Switch } from 'antd';
import { useState } from 'react';
import { choose, type KindChoice, setAddress, useChoices } from '@/api/notifications';
import { useText } from '@/i18n/text';
import { useTexts } from '@/i18n/texts';
import { FormDialog } from '@/kit/FormDialog';
import { Panel } from '@/kit/PageHeader';
import { PlainTable } from '@/kit/PlainTable';
import { ErrorState, Loading } from '@/kit/States';
import { useAttempt } from '@/kit/useAttempt';
import styles from './profile.module.css';

/** Of which kinds of things the person hears, on the page and by mail. */
export function NotificationChoices() {
  const { t } = useTexts('notifications');
  const found = useChoices();
  return (
    <Panel title={t('choices.title')}>
      <p className={styles.hint}>{t('choices.hint')}</p>
      {found.isPending ? <Loading /> : null}
      {found.isError ? <ErrorState error={found.error} onRetry={() => void found.refetch()} /> : null}
      {found.data ? (
        <>
          {found.data.mail ? (
            <Address address={found.data.address} />
          ) : (
            <Alert className={styles.note ?? ''} type="info" showIcon title={t('choices.noMail')} />
          )}
          <Kinds kinds={found.data.kinds} mail={found.data.mail} />
        </>
      ) : null}
    </Panel>
  );
}

function Kinds({ kinds, mail }: { kinds: KindChoice[]; mail: boolean }) {
  const { t } = useTexts('notifications');
  const text = useText();
  const { busy, attempt } = useAttempt();
  const set = (row: KindChoice, change: Partial<KindChoice>) =>
    void attempt(() => choose({ ...row, ...change }));
  const hears = (['off', 'now', 'daily'] as const).map((value) => ({ value, label: t(`mail.${value}`) }));
  return (
    <PlainTable
      label={t('choices.title')}
      rows={kinds}
      rowKey={(row) => row.kind}
      columns={[
        { key: 'kind', title: t('kind'), lead: true, render: (row) => text(row.label) },
        {
          key: 'page',
          title: t('choices.page'),
          tight: true,
          render: (row) => (
            <Switch
              checked={row.page}
              disabled={busy}
              aria-label={`${text(row.label)} · ${t('choices.page')}`}
              onChange={(page) => set(row, { page })}
            />
          ),
        },
        ...(mail
          ? [
              {
                key: 'mail',
                title: t('choices.mail'),
                tight: true,
                render: (row: KindChoice) => (
                  <Select
                    value={row.mail}
                    disabled={busy}
                    options={hears}
                    popupMatchSelectWidth={false}
                    aria-label={`${text(row.label)} · ${t('choices.mail')}`}
                    onChange={(value) => set(row, { mail: value })}
                  />
                ),
              },
            ]
          : []),
      ]}
    />
  );
}

/** Where mail goes, told as masked: it is nobody's to read over a shoulder. */
function Address({ address }: { address: string | null }) {
  const { t } = useTexts('notifications');
  const { busy, attempt } = useAttempt();
  const [open, setOpen] = useState(false);
  return (
    <p>
      {address ? t('choices.goesTo', { address }) : t('choices.goesNowhere')}{' '}
      <Button size="small" onClick={() => setOpen(true)}>
        {t(address ? 'choices.change' : 'choices.add')}
      </Button>{' '}
      {address ? (
        <Button
          size="small"
          type="link"
          danger
          loading={busy}
          onClick={() => void attempt(() => setAddress(null))}
        >
          {t('choices.remove')}
        </Button>
      ) : null}
      {open ? (
        <FormDialog<{ email: string }>
          title={t('choices.address')}
          hint={t('choices.addressHint')}
          onClose={() => setOpen(false)}
          onSubmit={async ({ email }) => {
            await setAddress(email);
            setOpen(false);
          }}
        >
          <Form.Item
            name="email"
            label={t('choices.address')}
            rules={[{ required: true, message: t('choices.missing') }]}
          >
            <Input type="email" autoComplete="email" maxLength={254} />
          </Form.Item>
        </FormDialog>
      ) : null}
    </p>
  );
}
