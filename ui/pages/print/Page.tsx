import { Link, useParams } from '@tanstack/react-router';
import { Alert, Button } from 'antd';
import { useMe, useObject } from '@/api/queries';
import type { DataRecord, Money, ObjectDeclaration } from '@/api/types';
import { Value } from '@/fields/Value';
import { clearOf } from '@/gate/masked';
import { useText } from '@/i18n/text';
import { useTexts } from '@/i18n/texts';
import { ErrorState, Loading, NotFound } from '@/kit/States';
import { useHasFlows, useStanding } from '@/records/approvals/queries';
import { useRecord } from '@/records/queries';
import { capital } from './capital';
import { LetterheadChoice } from './LetterheadChoice';
import { type Letterhead, useLetterheads } from './letterhead';
import styles from './print.module.css';

/**
 * What is printed of an object: the facts at its head, where its sum stands, who signs, and in which status the
 * company's seal may stand on it.
 */
type Kind = 'quote' | 'contract';
const PAPERS: Record<Kind, { facts: string[]; total: string; sealed: string[] }> = {
  quote: { facts: ['number', 'valid_until', 'contact'], total: 'total', sealed: ['sent', 'accepted'] },
  contract: {
    facts: ['number', 'signed_on', 'starts_on', 'ends_on', 'contact'],
    total: 'amount',
    sealed: ['active', 'ended'],
  },
};

/** A quote or a contract on paper: what this person may read of it, and masked what is masked. */
export default function PrintPage() {
  const { object: name = '', id = '' } = useParams({ strict: false }) as { object?: string; id?: string };
  const object = useObject(name);
  return object && name in PAPERS ? <Found object={object} id={id} /> : <NotFound />;
}

function Found({ object, id }: { object: ObjectDeclaration; id: string }) {
  const found = useRecord(object.name, id);
  const standing = useStanding(object.name, id, useHasFlows(object.name));
  if (found.isPending || standing.isLoading) return <Loading />;
  if (found.isError) return <ErrorState error={found.error} onRetry={() => void found.refetch()} />;
  // What cannot be known to be approved is not printed as if it were.
  const unapproved = standing.isError || standing.data?.needed === true;
  return <Paper object={object} record={found.data} unapproved={unapproved} />;
}

interface PaperProps {
  object: ObjectDeclaration;
  record: DataRecord;
  /** It needs an approval that it does not have. */
  unapproved: boolean;
}

function Paper({ object, record, unapproved }: PaperProps) {
  const { t } = useTexts('trade');
  const { t: approval } = useTexts('approvals');
  const text = useText();
  const me = useMe();
  const kind = object.name as Kind;
  const paper = PAPERS[kind];
  const heads = useLetterheads();
  const head = heads.chosen;
  const company = head?.name ?? me.org.name;
  const agreed = !unapproved && paper.sealed.includes(String(clearOf(record.values.status) ?? ''));
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
        <LetterheadChoice heads={heads} sealable={agreed} />
        <Button type="primary" disabled={unapproved} onClick={() => window.print()}>
          {t('print.now')}
        </Button>
      </div>
      {unapproved ? (
        <Alert
          className={styles.acts ?? ''}
          type="warning"
          showIcon
          title={approval('print.needed')}
          description={approval('print.hint')}
        />
      ) : null}
      <article className={styles.sheet}>
        {unapproved ? (
          <p className={styles.unapproved} aria-hidden>
            {approval('print.mark')}
          </p>
        ) : null}
        <p className={styles.company}>{company}</p>
        <h1 className={styles.title}>{text(object.label)}</h1>
        <p className={styles.subject}>{record.title}</p>
        <dl className={styles.facts}>
          <Fact label={t(`print.customer.${kind}`)}>{customer ?? '—'}</Fact>
          <Fact label={t(`print.company.${kind}`)}>{company}</Fact>
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
        <Signatures
          kind={kind}
          customer={customer}
          company={company}
          head={head}
          seal={agreed ? heads.seal : null}
        />
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

interface Sides {
  kind: Kind;
  customer: string | undefined;
  company: string;
  head: Letterhead | undefined;
  seal: string | null;
}

function Signatures({ kind, customer, company, head, seal }: Sides) {
  const { t } = useTexts('trade');
  return (
    <div className={styles.signatures}>
      <Side name={`${t(`print.customer.${kind}`)} ${customer ?? ''}`} seal={null} />
      <Side name={`${t(`print.company.${kind}`)} ${company}`} seal={seal}>
        {head?.facts.map(({ label, value }) => (
          <p key={label}>
            {label}：{value}
          </p>
        ))}
      </Side>
    </div>
  );
}

/** One who signs, and the place for a seal: with the picture of it, or empty for one on paper. */
function Side({ name, seal, children }: { name: string; seal: string | null; children?: React.ReactNode }) {
  const { t } = useTexts('trade');
  return (
    <section className={styles.side}>
      <p>{name}</p>
      {children ? <div className={styles.account}>{children}</div> : null}
      {seal ? (
        <img className={styles.stamp} src={seal} alt={t('print.sealOf')} />
      ) : (
        <p className={styles.seal}>{t('print.seal')}</p>
      )}
      <p>{t('print.signed')}</p>
      <p>{t('print.date')}</p>
    </section>
  );
}
