import { Link } from '@tanstack/react-router';
import { useObject } from '@/api/queries';
import type { DataRecord } from '@/api/types';
import { Value } from '@/fields/Value';
import { useText } from '@/i18n/text';
import { useTexts } from '@/i18n/texts';
import { formatMoment } from '@/i18n/time';
import styles from './approvals.module.css';
import { DecideActs } from './DecideActs';
import { StatusTag } from './StatusTag';
import type { InboxItem, Step } from './types';

/** One request: what it is about, how far it is, and what this person may do with it. */
export function RequestCard({ item }: { item: InboxItem }) {
  const { t } = useTexts('approvals');
  const text = useText();
  const object = useObject(item.object);
  const { record } = item;
  const title = record?.title ?? text(object?.label);
  return (
    <li className={styles.card}>
      <div className={styles.cardTop}>
        {record ? (
          <Link className={styles.title} to={`/records/${item.object}/${record.id}`}>
            {title}
          </Link>
        ) : (
          <span className={styles.title}>{title}</span>
        )}
        <StatusTag status={item.status} />
      </div>
      <p className={styles.fact}>
        {text(object?.label)} · {item.flow}
      </p>
      <p className={styles.fact}>
        {t('askedBy', { name: item.requester?.name ?? '—', at: formatMoment(item.submitted_at) })}
      </p>
      {record ? <Figures record={record} /> : <p className={styles.fact}>{t('unreadable')}</p>}
      <Steps steps={item.steps} />
      {item.may.length > 0 ? (
        <div className={styles.cardActs}>
          <DecideActs
            approval={item.id}
            may={item.may}
            title={title}
            about={record ? { object: item.object, id: record.id } : undefined}
          />
        </div>
      ) : null}
    </li>
  );
}

/** The amounts, and what the flow's condition looks at. */
function Figures({ record }: { record: DataRecord }) {
  const text = useText();
  const object = useObject(record.object);
  const shown = object?.fields.filter(
    (field) => record.values[field.name] !== undefined && !object.title?.includes(field.name),
  );
  if (!shown || shown.length === 0) return null;
  return (
    <dl className={styles.figures}>
      {shown.map((field) => (
        <div key={field.name}>
          <dt>{text(field.label)}</dt>
          <dd>
            <Value field={field} value={record.values[field.name]} refs={record.refs} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Steps({ steps }: { steps: Step[] }) {
  const { t } = useTexts('approvals');
  const classOf = (step: Step) =>
    step.state === 'done' ? styles.isDone : step.state === 'current' ? styles.isCurrent : undefined;
  return (
    <ol className={styles.steps} aria-label={t('course')}>
      {steps.map((step) => (
        <li
          key={step.name}
          className={classOf(step)}
          aria-current={step.state === 'current' ? 'step' : undefined}
        >
          {step.name}
          {step.state === 'done' ? ' ✓' : ''}
        </li>
      ))}
    </ol>
  );
}
