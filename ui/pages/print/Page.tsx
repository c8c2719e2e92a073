import { Link, useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import { useMe, useObject } from '@/api/queries';
import type { DataRecord, Money, ObjectDeclaration } from '@/api/types';
import { Value } from '@/fields/Value';
import { clearOf } from '@/gate/masked';
import { useText } from '@/i18n/text';
import { useTexts } from '@/i18n/texts';
import { ErrorState, Loading, NotFound } from '@/kit/States';
import { useRecord } from '@/records/queries';
import { capital } from './capital';
import styles from './print.module.css';

/** What is printed of an object: the facts at its head, where its sum stands, and who signs. */
type Kind = 'quote' | 'contract';
const PAPERS: Record<Kind, { facts: string[]; total: string }> = {
  quote: { facts: ['number', 'valid_until', 'contact'], total: 'total' },
  contract: { facts: ['number', 'signed_on', 'starts_on', 'ends_on', 'contact'], total: 'amount' },
};

/** A quote or a contract on paper: what this person may read of it, and masked what is masked. */
export default function PrintPage() {
  const { object: name = '', id = '' } = useParams({ strict: false }) as { object?: string; id?: string };
  const object = useObject(name);
  return object && name in PAPERS ? <Found object={object} id={id} /> : <NotFound />;
}

function Found({ object, id }: { object: ObjectDeclaration; id: string }) {
  const found = useRecord(object.name, id);
  if (found.isPending) return <Loading />;
  if (found.isError) return <ErrorState error={found.error} onRetry={() => void found.refetch()} />;
  return <Paper object={object} record={found.data} />;
}

function Paper({ object, record }: { object: ObjectDeclaration; record: DataRecord }) {
  const { t } = useTexts('trade');
  const text = useText();
  const me = useMe();
  const kind = object.name as Kind;
  const paper = PAPERS[kind];
  const fieldOf = (name: string) => object.fields.find((field) => field.name === name);
  const value = (name: string) => {
    const field = fieldOf(name);
    return field ? <Value field={field} value={record.values[name]} refs={record.refs} /> : null;
  };
  const customer = record.parent ? record.refs?.[record.parent] : undefined;
  const owner = record.owner ? record.refs?.[record.owner] : undefined;
  const facts = paper.facts.filter((name) => record.values[name] && fieldOf(name));
  return (
    <>
      <div className={styles.acts}>
        <Link className={styles.back} to={`/records/${object.name}/${record.id}`}>
          ← {t('print.back')}
        </Link>
        <Button type="primary" onClick={() => window.print()}>
          {t('print.now')}
        </Button>
      </div>
      <article className={styles.sheet}>
        <p className={styles.company}>{me.org.name}</p>
        <h1 className={styles.title}>{text(object.label)}</h1>
        <p className={styles.subject}>{record.title}</p>
        <dl className={styles.facts}>
          <Fact label={t(`print.customer.${kind}`)}>{customer ?? '—'}</Fact>
          <Fact label={t(`print.company.${kind}`)}>{me.org.name}</Fact>
          {facts.map((name) => (
            <Fact key={name} label={text(fieldOf(name)?.label)}>
              {value(name)}
            </Fact>
          ))}
          {owner ? <Fact label={t('print.owner')}>{owner}</Fact> : null}
        </dl>
        {record.values.lines ? <section className={styles.part}>{value('lines')}</section> : null}
        <Total record={record} field={paper.total}>
          {value(paper.total)}
        </Total>
        {record.values.terms ? (
          <section className={styles.part}>
            <h2>{text(fieldOf('terms')?.label)}</h2>
            {value('terms')}
          </section>
        ) : null}
        <Signatures kind={kind} customer={customer} company={me.org.name} />
      </article>
    </>
  );
}

function Fact({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** The sum in figures and, of yuan, in the capital numerals that nobody can change with a stroke. */
function Total({
  record,
  field,
  children,
}: {
  record: DataRecord;
  field: string;
  children: React.ReactNode;
}) {
  const { t } = useTexts('trade');
  const money = clearOf(record.values[field]) as Money | undefined;
  const numerals = money?.currency === 'CNY' ? capital(money.amount) : null;
  if (!record.values[field]) return null;
  return (
    <p className={styles.total}>
      <span>
        {t('print.total')} <strong>{children}</strong>
      </span>
      {numerals ? (
        <span>
          {t('print.capital')} <strong>{numerals}</strong>
        </span>
      ) : null}
    </p>
  );
}

function Signatures({
  kind,
  customer,
  company,
}: {
  kind: Kind;
  customer: string | undefined;
  company: string;
}) {
  const { t } = useTexts('trade');
  const sides = [
    { side: t(`print.customer.${kind}`), name: customer ?? '' },
    { side: t(`print.company.${kind}`), name: company },
  ];
  return (
    <div className={styles.signatures}>
      {sides.map(({ side, name }) => (
        <section key={side} className={styles.side}>
          <p>
            {side} {name}
          </p>
          <p className={styles.seal}>{t('print.seal')}</p>
          <p>{t('print.signed')}</p>
          <p>{t('print.date')}</p>
        </section>
      ))}
    </div>
  );
}
