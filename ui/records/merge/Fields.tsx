import type { ReactNode } from 'react';
import type { DataRecord, Field } from '@/api/types';
import { Value } from '@/fields/Value';
import { useText } from '@/i18n/text';
import { useTexts } from '@/i18n/texts';
import { BOTH, type Chosen, differs, proposed, unitable } from './choice';
import styles from './merge.module.css';

interface Props {
  /** In the order in which they stand beside each other. */
  pair: [DataRecord, DataRecord];
  winner: DataRecord;
  loser: DataRecord;
  fields: Field[];
  chosen: Chosen;
  onChoose: (field: string, side: string) => void;
}

/** Whose value each field keeps; what differs comes first and is marked, the rest is folded away. */
export function Fields({ pair, winner, loser, fields, chosen, onChoose }: Props) {
  const { t } = useTexts('merge');
  const text = useText();
  const two = fields.filter((field) => differs(field, ...pair));
  const same = fields.filter((field) => !differs(field, ...pair));
  return (
    <section className={styles.part} aria-label={t('dialog.fields')}>
      <h3 className={styles.legend}>{t('dialog.fields')}</h3>
      <p className={styles.quiet}>{t(two.length > 0 ? 'dialog.fieldsHint' : 'dialog.noFields')}</p>
      {two.map((field) => (
        <Choice
          key={field.name}
          field={field}
          pair={pair}
          unitable={unitable(field, ...pair)}
          side={chosen[field.name] ?? proposed(field, winner, loser)}
          onChoose={(side) => onChoose(field.name, side)}
        />
      ))}
      {same.length > 0 ? (
        <details className={styles.same}>
          <summary>{t('dialog.sameFields', { count: same.length })}</summary>
          <dl>
            {same.map((field) => (
              <div key={field.name} className={styles.sameField}>
                <dt>{text(field.label)}</dt>
                <dd>
                  <Value field={field} value={winner.values[field.name]} refs={winner.refs} />
                </dd>
              </div>
            ))}
          </dl>
        </details>
      ) : null}
    </section>
  );
}

interface ChoiceProps {
  field: Field;
  pair: [DataRecord, DataRecord];
  side: string;
  unitable: boolean;
  onChoose: (side: string) => void;
}

function Choice({ field, pair, side, unitable: unites, onChoose }: ChoiceProps) {
  const { t } = useTexts('merge');
  const text = useText();
  const option = (value: string, content: ReactNode) => (
    <label key={value} className={styles.option} data-chosen={side === value}>
      <input
        type="radio"
        name={`merge-${field.name}`}
        checked={side === value}
        onChange={() => onChoose(value)}
      />
      <span>{content}</span>
    </label>
  );
  return (
    <fieldset className={styles.field}>
      <legend>
        {text(field.label)} <span className={styles.mark}>{t('dialog.differs')}</span>
      </legend>
      <div className={styles.options}>
        {pair.map((one) =>
          option(one.id, <Value field={field} value={one.values[field.name]} refs={one.refs} />),
        )}
        {unites ? option(BOTH, t('dialog.both')) : null}
      </div>
    </fieldset>
  );
}
