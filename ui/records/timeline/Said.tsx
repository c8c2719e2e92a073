import { App } from 'antd';
import type { DataRecord, ObjectDeclaration, WireValue } from '@/api/types';
import { Value } from '@/fields/Value';
import { clearOf } from '@/gate/masked';
import { useReveal } from '@/gate/useReveal';
import { useTexts } from '@/i18n/texts';
import { formatAgo, formatMoment } from '@/i18n/time';
import { problemText } from '@/kit/problemText';
import { acts, recordChanged } from '../queries';
import { RevealableValue } from '../record/Details';
import type { Entry } from './entries';
import { SentFiles } from './Files';
import styles from './timeline.module.css';

interface Props {
  entry: Extract<Entry, { files: unknown }>;
  object: ObjectDeclaration;
  customer: { object: string; id: string };
  refs: Record<string, string>;
}

/** A follow-up as it was written, with its next step and its files. */
export function Said({ entry, object, customer, refs: all }: Props) {
  const { t, language } = useTexts('records');
  const { record, files } = entry;
  const reveal = useReveal(record.object, record.id);
  const refs = { ...all, ...record.refs };
  const field = (name: string) => {
    const found = object.fields.find((one) => one.name === name);
    return found && isFilled(record.values[name]) ? found : undefined;
  };
  const [kind, body, place, next] = ['kind', 'body', 'place', 'next_at'].map(field);
  const mentions = clearOf(record.values.mentions);
  const named = Array.isArray(mentions) ? mentions.map((id) => refs[String(id)] ?? '').filter(Boolean) : [];
  const said = clearOf(record.values.body);
  return (
    <li className={styles.said}>
      <div className={styles.head}>
        <strong>{refs[String(clearOf(record.values.by) ?? record.owner)] ?? null}</strong>
        {kind ? <Value field={kind} value={record.values.kind} /> : null}
        <time dateTime={entry.at} title={formatMoment(entry.at)}>
          {formatAgo(entry.at, language)}
        </time>
        <span className={styles.spacer} />
        <Remove record={record} customer={customer} at={entry.at} />
      </div>
      <div className={styles.body}>
        {typeof said === 'string' && named.length > 0 ? (
          <Named text={said} names={named} />
        ) : body ? (
          <RevealableValue field={body} record={record} reveal={reveal} />
        ) : null}
      </div>
      {place ? (
        <div className={styles.fact}>
          <span>{t('follow.place')}</span>
          <RevealableValue field={place} record={record} reveal={reveal} />
        </div>
      ) : null}
      {next ? (
        <div className={styles.fact}>
          <span>{t('follow.next')}</span>
          <Value field={next} value={record.values.next_at} />
        </div>
      ) : null}
      <SentFiles files={files} />
    </li>
  );
}

const isFilled = (value: WireValue | undefined) => value !== undefined && value !== null && value !== '';

/** A text in which colleagues are named. */
function Named({ text, names }: { text: string; names: string[] }) {
  const marks = names.map((name) => `@${name}`);
  const pieces = marks.reduce(
    (all, mark) => all.flatMap((piece) => (marks.includes(piece) ? [piece] : cut(piece, mark))),
    [text],
  );
  return (
    <span>
      {pieces.map((piece, at) => {
        const key = `${at}-${piece.length}`;
        return marks.includes(piece) ? (
          <span key={key} className={styles.mention}>
            {piece}
          </span>
        ) : (
          <span key={key}>{piece}</span>
        );
      })}
    </span>
  );
}

/** The text at this mark, with the mark between its pieces. */
function cut(text: string, mark: string): string[] {
  return text
    .split(mark)
    .flatMap((piece, at) => (at === 0 ? [piece] : [mark, piece]))
    .filter((piece) => piece !== '');
}

function Remove({
  record,
  customer,
  at,
}: {
  record: DataRecord;
  customer: { object: string; id: string };
  at: string;
}) {
  const { t } = useTexts('records');
  const { modal, message } = App.useApp();
  if (!record.may.includes('delete')) return null;
  const ask = () =>
    modal.confirm({
      title: t('follow.deleteTitle'),
      okText: t('common:delete'),
      okButtonProps: { danger: true },
      onOk: async () => {
        try {
          await acts.remove(record);
          await recordChanged(customer.object, customer.id);
        } catch (error) {
          message.error(problemText(error, t));
        }
      },
    });
  return (
    <button
      type="button"
      className={styles.quiet}
      aria-label={`${t('common:delete')} ${formatMoment(at)}`}
      onClick={ask}
    >
      {t('common:delete')}
    </button>
  );
}
