import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useMe, useObject } from '@/api/queries';
import type { DataRecord, ObjectDeclaration } from '@/api/types';
import { formatMoney } from '@/fields/money/format';
import { Value } from '@/fields/Value';
import { mayObject } from '@/gate/may';
import { useText } from '@/i18n/text';
import { useTexts } from '@/i18n/texts';
import { Panel } from '@/kit/PageHeader';
import { type PlainColumn, PlainTable } from '@/kit/PlainTable';
import { ErrorState, Loading } from '@/kit/States';
import { RecordForm } from '../form';
import { dayInChina } from '../list/presets';
import { recordChanged } from '../queries';
import { moneyOf, type Plan, planOf, share } from './plan';
import { usePayments } from './queries';
import styles from './trade.module.css';

/** What a contract or an order is to bring, what came of it, and what should have come. */
export default function PaymentPlan({ record }: { record: DataRecord }) {
  const { t } = useTexts('trade');
  const me = useMe();
  const payment = useObject('payment');
  const found = usePayments(record, mayObject(me, 'payment', 'list'));
  const [open, setOpen] = useState<DataRecord | 'new' | null>(null);
  if (!payment?.verbs.includes('list') || record.state === 'deleted') return null;
  const adds = mayObject(me, 'payment', 'create') && record.parent;
  const done = async () => {
    setOpen(null);
    await recordChanged('payment');
  };
  return (
    <div className={styles.panel}>
      <Panel
        title={t('plan.title')}
        extra={adds ? <Button onClick={() => setOpen('new')}>{t('plan.add')}</Button> : null}
      >
        {found.isPending ? <Loading /> : null}
        {found.isError ? <ErrorState error={found.error} onRetry={() => void found.refetch()} /> : null}
        {found.data ? <Instalments payments={found.data.items} object={payment} onReceive={setOpen} /> : null}
      </Panel>
      {open ? (
        <RecordForm
          object={payment}
          {...(open === 'new'
            ? {
                parent: record.parent ?? '',
                values: { [record.object]: record.id },
                refs: { [record.id]: record.title },
              }
            : { record: open, values: { received: open.values.amount as never } })}
          onClose={() => setOpen(null)}
          onSaved={() => void done()}
        />
      ) : null}
    </div>
  );
}

interface InstalmentsProps {
  payments: DataRecord[];
  object: ObjectDeclaration;
  onReceive: (payment: DataRecord) => void;
}

function Instalments({ payments, object, onReceive }: InstalmentsProps) {
  const { t } = useTexts('trade');
  const text = useText();
  const today = dayInChina(Date.now());
  if (payments.length === 0) return <p className={styles.empty}>{t('plan.empty')}</p>;
  const plans = planOf(payments, today);
  const late = (one: DataRecord) => one.values.status !== 'paid' && String(one.values.due_on) < today;
  const value = (one: DataRecord, name: string) => {
    const field = object.fields.find((each) => each.name === name);
    return field ? <Value field={field} value={one.values[name]} refs={one.refs} /> : '—';
  };
  const label = (name: string) => text(object.fields.find((each) => each.name === name)?.label);
  const columns: PlainColumn<DataRecord>[] = [
    {
      key: 'title',
      title: label('title'),
      lead: true,
      render: (one) => (
        <Link className={styles.link} to={`/records/payment/${one.id}`}>
          {one.title}
        </Link>
      ),
    },
    {
      key: 'due_on',
      title: label('due_on'),
      render: (one) => (
        <span className={late(one) ? styles.late : undefined}>
          {value(one, 'due_on')} {late(one) ? t('plan.overdue') : ''}
        </span>
      ),
    },
    { key: 'amount', title: label('amount'), numeric: true, render: (one) => value(one, 'amount') },
    { key: 'received', title: label('received'), numeric: true, render: (one) => value(one, 'received') },
    { key: 'status', title: label('status'), render: (one) => value(one, 'status') },
    {
      key: 'act',
      title: '',
      tight: true,
      render: (one) =>
        one.values.status !== 'paid' && one.may.includes('update') ? (
          <Button size="small" onClick={() => onReceive(one)} aria-label={`${t('act.receive')} ${one.title}`}>
            {t('act.receive')}
          </Button>
        ) : null,
    },
  ];
  return (
    <>
      {plans?.map((plan) => (
        <Bar key={plan.currency} plan={plan} />
      ))}
      <PlainTable label={t('plan.title')} columns={columns} rows={payments} rowKey={(one) => one.id} />
    </>
  );
}

/** Received, overdue and still to come, as one bar with its figures. */
function Bar({ plan }: { plan: Plan }) {
  const { t } = useTexts('trade');
  const money = (amount: bigint) => formatMoney(moneyOf(amount, plan.currency));
  const received = share(plan.received, plan.due);
  const overdue = Math.min(share(plan.overdue, plan.due), 100 - received);
  return (
    <div className={styles.plan}>
      <div
        className={styles.bar}
        role="img"
        aria-label={t('plan.bar', {
          percent: received,
          received: money(plan.received),
          due: money(plan.due),
        })}
      >
        <span className={styles.received} style={{ width: `${received}%` }} />
        <span className={styles.overdue} style={{ width: `${overdue}%` }} />
      </div>
      <dl className={styles.figures}>
        <div>
          <dt>{t('plan.received')}</dt>
          <dd>
            {money(plan.received)} <small>{received}%</small>
          </dd>
        </div>
        <div>
          <dt>{t('plan.overdue')}</dt>
          <dd className={plan.overdue > 0n ? styles.late : undefined}>{money(plan.overdue)}</dd>
        </div>
        <div>
          <dt>{t('plan.due')}</dt>
          <dd>{money(plan.due)}</dd>
        </div>
      </dl>
    </div>
  );
}
