import { Button } from 'antd';
import { useState } from 'react';
import type { DataRecord, Field, ObjectDeclaration, WireValue } from '@/api/types';
import { Value } from '@/fields/Value';
import { isMasked } from '@/gate/masked';
import { seenFields } from '@/gate/may';
import { type Reveal, useReveal } from '@/gate/useReveal';
import { useText } from '@/i18n/text';
import { useTexts } from '@/i18n/texts';
import { AudienceTitle, groupByAudience, reachFirst } from '../audience';
import { isRelevant } from '../form/values';
import styles from './record.module.css';

interface Props {
  record: DataRecord;
  object: ObjectDeclaration;
  /** Begins with the chief fields alone, where something else is read below. */
  brief?: boolean;
}

/** All fields of a record, grouped by audience, with the way to reveal what is masked. */
export function Details({ record, object, brief = false }: Props) {
  const { t } = useTexts('records');
  const [all, setAll] = useState(false);
  const reveal = useReveal(record.object, record.id);
  // Much is hidden of what lies in a pool: what is not there is not said to be empty. Nor is what nobody can fill
  // in, such as the day on which the record came into one.
  const alone = record.state === 'pooled';
  const isEmpty = (field: Field) => !alone && !field.read_only && isRelevant(field, record.values as never);
  const fields = seenFields(object).filter((field) => field.name in record.values || isEmpty(field));
  const groups = reachFirst(groupByAudience(fields), object.title);
  const first = groups[0]?.audience;
  // How to reach somebody, and what lists tell: how far something is, whose it is.
  const chief = fields.filter((field) => field.audience === first || field.list_default);
  const less = brief && chief.length < fields.length;
  const shown = less && !all ? reachFirst(groupByAudience(chief), object.title) : groups;
  return (
    <div>
      <Countdown reveal={reveal} />
      {shown.map(({ audience, members }) => (
        <section key={audience} className={styles.group}>
          <h3 className={styles.groupTitle}>
            <AudienceTitle audience={audience} />
          </h3>
          <dl className={styles.facts}>
            {members.map((field) => (
              <Fact key={field.name} field={field} record={record} reveal={reveal} />
            ))}
          </dl>
        </section>
      ))}
      {less ? (
        <Button type="link" aria-expanded={all} onClick={() => setAll(!all)}>
          {t(all ? 'record.lessDetails' : 'record.allDetails')}
        </Button>
      ) : null}
    </div>
  );
}

function Countdown({ reveal }: { reveal: Reveal }) {
  const { t } = useTexts('gate');
  if (reveal.secondsLeft === 0) return null;
  return (
    <div className={styles.countdown} role="timer">
      <span>{t('reveal.left', { seconds: reveal.secondsLeft })}</span>
      <button type="button" className={styles.reveal} onClick={reveal.hide}>
        {t('reveal.hide')}
      </button>
    </div>
  );
}

function Fact({ field, record, reveal }: { field: Field; record: DataRecord; reveal: Reveal }) {
  const text = useText();
  return (
    <div
      className={
        field.type === 'long_text' || field.type === 'lines' || field.type === 'image'
          ? `${styles.fact} ${styles.long}`
          : styles.fact
      }
    >
      <dt>{text(field.label)}</dt>
      <dd>
        <RevealableValue field={field} record={record} reveal={reveal} />
      </dd>
    </div>
  );
}

interface RevealableProps {
  field: Field;
  record: DataRecord;
  reveal: Reveal;
}

/** A value with its reveal button where the person may ask for the clear one. */
export function RevealableValue({ field, record, reveal }: RevealableProps) {
  const { t } = useTexts('gate');
  const text = useText();
  const held = record.values[field.name];
  const clear = reveal.values[field.name];
  const label = text(field.label);
  if (clear !== undefined) {
    return (
      <span className={styles.revealable}>
        <span className={styles.clear} data-sensitive="">
          <Value field={field} value={clear} refs={record.refs} />
        </span>
        <Dial field={field} value={clear} />
      </span>
    );
  }
  const askable = isMasked(held) && record.reveal.includes(field.name);
  return (
    <span className={styles.revealable}>
      <Value field={field} value={held} refs={record.refs} />
      <Dial field={field} value={held} />
      {askable ? (
        <button
          type="button"
          className={styles.reveal}
          disabled={reveal.busy}
          aria-label={t('reveal.title', { field: label })}
          onClick={() => void reveal.reveal([field.name], t('reveal.title', { field: label }))}
        >
          {t('reveal.one')}
        </button>
      ) : null}
    </span>
  );
}

/** Dials a number that stands there in the clear; a mask is no number. */
function Dial({ field, value }: { field: Field; value: WireValue | undefined }) {
  const { t } = useTexts('records');
  if (field.type !== 'phone' || typeof value !== 'string' || !/^\+?[\d-]{3,}$/.test(value)) return null;
  return (
    <a className={styles.dial} href={`tel:${value}`} aria-label={t('record.dialTo')}>
      {t('record.dial')}
    </a>
  );
}
