import {
  CheckSquareOutlined,
  EditOutlined,
  FundOutlined,
  PaperClipOutlined,
  RiseOutlined,
} from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import { Button, Segmented } from 'antd';
import { type ReactNode, useState } from 'react';
import { useObject } from '@/api/queries';
import type { ObjectDeclaration } from '@/api/types';
import { Value } from '@/fields/Value';
import { Tip } from '@/gate/Tip';
import { useText } from '@/i18n/text';
import { useTexts } from '@/i18n/texts';
import { formatAgo, formatMoment } from '@/i18n/time';
import { Panel } from '@/kit/PageHeader';
import { ErrorState, Loading } from '@/kit/States';
import { ActName } from '../ActName';
import { isConverted } from '../lead/lead';
import { FieldNames } from '../record/FieldNames';
import { Composer } from './Composer';
import type { Entry, Kind } from './entries';
import { SentFiles } from './Files';
import { Said } from './Said';
import styles from './timeline.module.css';
import { type Subject, useTimeline } from './useTimeline';

/** What a choice of the filter shows. */
const SHOWN: Record<'all' | 'said' | 'work', Kind[]> = {
  all: ['follow_up', 'task', 'deal', 'attachment', 'stage', 'change'],
  said: ['follow_up'],
  work: ['task', 'deal', 'stage'],
};

/**
 * Everything that happened between this customer and the company in one order, with a composer on top. A
 * deal shows what of it concerns the deal.
 */
export function Timeline({ subject, object }: { subject: Subject; object: ObjectDeclaration }) {
  const { t } = useTexts('records');
  const [show, setShow] = useState<keyof typeof SHOWN>('all');
  const { entries, refs, stageName, query } = useTimeline(subject);
  const mayWrite =
    object.verbs.includes('create') &&
    subject.record.state === 'active' &&
    subject.record.shared !== 'read' &&
    !isConverted(subject.record);
  const seen = entries.filter((one) => SHOWN[show].includes(one.kind));
  return (
    <Panel title={t('follow.title')}>
      {mayWrite ? <Tip of={['timeline']} /> : null}
      {mayWrite ? <Composer subject={subject} object={object} /> : null}
      <Segmented
        className={styles.filter ?? ''}
        size="small"
        value={show}
        onChange={setShow}
        options={(['all', 'said', 'work'] as const).map((value) => ({
          value,
          label: t(`follow.show.${value}`),
        }))}
        aria-label={t('follow.filter')}
      />
      {query.isPending ? <Loading /> : null}
      {query.isError ? <ErrorState error={query.error} onRetry={() => void query.refetch()} /> : null}
      {query.data && seen.length === 0 ? (
        <p className={styles.empty}>{t(mayWrite ? 'follow.emptyWrite' : 'follow.empty')}</p>
      ) : null}
      <ol className={styles.stream}>
        {seen.map((one) =>
          one.kind === 'follow_up' ? (
            <Said key={one.key} entry={one} object={object} customer={subject.customer} refs={refs} />
          ) : (
            <Event key={one.key} entry={one} subject={subject} refs={refs} stageName={stageName} />
          ),
        )}
      </ol>
      {query.hasNextPage ? (
        <Button loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t('follow.older')}
        </Button>
      ) : null}
    </Panel>
  );
}

const ICONS = {
  task: CheckSquareOutlined,
  deal: FundOutlined,
  stage: RiseOutlined,
  attachment: PaperClipOutlined,
  change: EditOutlined,
};

type EventEntry = Exclude<Entry, { kind: 'follow_up' }> & { kind: keyof typeof ICONS };

interface EventProps {
  entry: Entry;
  subject: Subject;
  refs: Record<string, string>;
  stageName: (id: string | null) => string;
}

/** Something that happened beside what was said: one quiet line. */
function Event(props: EventProps) {
  const { language } = useTexts('records');
  const entry = props.entry as EventEntry;
  const Icon = ICONS[entry.kind];
  return (
    <li className={styles.event}>
      <span className={styles.dot}>
        <Icon aria-hidden />
      </span>
      <div className={styles.what}>
        <What {...props} />
      </div>
      <time dateTime={entry.at} title={formatMoment(entry.at)}>
        {formatAgo(entry.at, language)}
      </time>
    </li>
  );
}

function What({ entry, subject, refs, stageName }: EventProps): ReactNode {
  const { t } = useTexts('records');
  const declared = useObject(subject.record.object);
  switch (entry.kind) {
    case 'task':
    case 'deal':
      return <Made entry={entry} refs={refs} />;
    case 'attachment':
      return (
        <>
          <span>{t('follow.sent')}</span>
          <SentFiles files={[entry.record]} />
        </>
      );
    case 'stage':
      return (
        <span>
          {entry.who}{' '}
          {t('follow.stage', { from: stageName(entry.from) || '—', to: stageName(entry.to) || '—' })}{' '}
          {subject.deal ? null : <Link to={`/records/deal/${entry.deal.id}`}>{entry.deal.title}</Link>}
        </span>
      );
    case 'change':
      return (
        <span className={styles.change}>
          <span>{entry.who}</span>
          <ActName act={entry.act} />
          {declared && entry.act === 'update' ? <FieldNames object={declared} names={entry.fields} /> : null}
        </span>
      );
    default:
      return null;
  }
}

/** A task or a deal that was made, with how it stands. */
function Made({ entry, refs }: { entry: Extract<Entry, { files: unknown }>; refs: Record<string, string> }) {
  const { t } = useTexts('records');
  const text = useText();
  const { record } = entry;
  const declared = useObject(record.object);
  const facts = (record.object === 'task' ? ['status', 'due_at'] : ['stage', 'amount']).flatMap((name) => {
    const field = declared?.fields.find((one) => one.name === name);
    return field && name in record.values ? [field] : [];
  });
  const who = record.owner ? (refs[record.owner] ?? record.refs?.[record.owner]) : '';
  return (
    <>
      <span>
        {who} {t('follow.made', { what: text(declared?.label) })}{' '}
        <Link to={`/records/${record.object}/${record.id}`}>{record.title || '—'}</Link>
      </span>
      <span className={styles.facts}>
        {facts.map((field) => (
          <Value
            key={field.name}
            field={field}
            value={record.values[field.name]}
            refs={{ ...refs, ...record.refs }}
          />
        ))}
      </span>
    </>
  );
}
