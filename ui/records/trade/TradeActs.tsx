import { useNavigate } from '@tanstack/react-router';
import { App, Button } from 'antd';
import { useState } from 'react';
import { api } from '@/api/client';
import { useMe, useObjects } from '@/api/queries';
import type { DataRecord } from '@/api/types';
import { mayObject } from '@/gate/may';
import { useTexts } from '@/i18n/texts';
import { problemText } from '@/kit/problemText';
import { RecordForm } from '../form';
import { recordChanged } from '../queries';
import { type Next, nextOf, refsOf, valuesOf } from './next';

/** What can be printed. */
const PRINTED = new Set(['quote', 'contract']);

/** What follows from a document: the next one, its paper, its money. */
export default function TradeActs({ record }: { record: DataRecord }) {
  const { t } = useTexts('trade');
  const me = useMe();
  const objects = useObjects();
  const navigate = useNavigate();
  const { message } = App.useApp();
  const [open, setOpen] = useState<Next | 'receive' | null>(null);
  const offered = nextOf(record).filter((next) => mayObject(me, next.object, 'create'));
  const objectOf = (name: string) => objects.find((one) => one.name === name);
  const next = open && open !== 'receive' ? open : null;
  const target = next ? objectOf(next.object) : undefined;
  const payment = objectOf('payment');
  const receives =
    record.object === 'payment' && record.values.status !== 'paid' && record.may.includes('update');

  const made = async (created: DataRecord) => {
    setOpen(null);
    // Who makes a contract or an order of a quote says that it was accepted.
    if (record.object === 'quote' && record.values.status !== 'accepted' && record.may.includes('update')) {
      try {
        const values = { status: 'accepted' };
        await api.patch(`/records/quote/${record.id}`, { version: record.version, values });
        await recordChanged('quote', record.id);
      } catch (error) {
        message.warning(problemText(error, t));
      }
    }
    await navigate({ to: `/records/${created.object}/${created.id}` });
  };
  return (
    <>
      {PRINTED.has(record.object) && record.state === 'active' ? (
        <Button onClick={() => void navigate({ to: `/records/${record.object}/${record.id}/print` })}>
          {t('act.print')}
        </Button>
      ) : null}
      {offered.map((one) => (
        <Button key={one.act} onClick={() => setOpen(one)}>
          {t(`act.${one.act}`)}
        </Button>
      ))}
      {receives ? <Button onClick={() => setOpen('receive')}>{t('act.receive')}</Button> : null}
      {next && target ? (
        <RecordForm
          object={target}
          {...(record.parent ? { parent: record.parent } : {})}
          values={valuesOf(next, record)}
          refs={refsOf(record)}
          onClose={() => setOpen(null)}
          onSaved={(created) => void made(created)}
        />
      ) : null}
      {open === 'receive' && payment ? (
        <RecordForm
          object={payment}
          record={record}
          values={{ received: record.values.amount as never }}
          onClose={() => setOpen(null)}
          onSaved={() => setOpen(null)}
        />
      ) : null}
    </>
  );
}
