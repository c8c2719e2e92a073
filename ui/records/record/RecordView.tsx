import { Tabs } from 'antd';
import { isProblem } from '@/api/problem';
import { useObject, useObjects } from '@/api/queries';
import type { DataRecord, ObjectDeclaration } from '@/api/types';
import { useText } from '@/i18n/text';
import { useTexts } from '@/i18n/texts';
import { Panel } from '@/kit/PageHeader';
import { ErrorState, Loading } from '@/kit/States';
import { useNarrow } from '@/kit/useNarrow';
import { ApprovalPanel } from '../approvals/panel';
import { saidOf } from '../lead/lead';
import { Gone } from '../merge/Gone';
import { useRecord } from '../queries';
import { Collaborators } from '../sharing/Collaborators';
import { Timeline } from '../timeline/Timeline';
import type { Subject } from '../timeline/useTimeline';
import { PaymentPlan } from '../trade/acts';
import { hasPlan } from '../trade/plan';
import { AccessLog } from './AccessLog';
import { Attachments } from './Attachments';
import { Children } from './Children';
import { Details } from './Details';
import { Head } from './Head';
import { History } from './History';
import styles from './record.module.css';

/** Objects whose records follow another and have a place of their own on its page. */
const PLACED = new Set([
  'follow_up',
  'lead_follow_up',
  'attachment',
  'view',
  'approval',
  'approval_decision',
]);

/** The page of one record of any declared object. */
export function RecordView({ object, id }: { object: ObjectDeclaration; id: string }) {
  const found = useRecord(object.name, id);
  if (found.isPending) return <Loading />;
  if (isProblem(found.error, 'merged')) return <Gone object={object.name} into={found.error.params.record} />;
  if (found.isError) return <ErrorState error={found.error} onRetry={() => void found.refetch()} />;
  return <Body record={found.data} object={object} />;
}

function Body({ record, object }: { record: DataRecord; object: ObjectDeclaration }) {
  const { t } = useTexts('records');
  const { t: sharing } = useTexts('sharing');
  const text = useText();
  const narrow = useNarrow();
  const may = (verb: string) => record.may.includes(verb);
  // What follows a customer in a pool is nobody's: who may only claim it finds nothing there.
  const alone = record.state === 'pooled' && !may('history');
  const followers = useObjects().filter(
    (one) => !alone && one.follows === object.name && one.verbs.includes('list'),
  );
  const followUp = useObject(saidOf(record.object));
  const subject = alone ? null : subjectOf(record, followUp?.follows);
  const attachment = followers.find((one) => one.name === 'attachment');
  const others = followers.filter((one) => !PLACED.has(one.name));
  const tabs = [
    {
      key: 'details',
      label: t('record.details'),
      children: <Details record={record} object={object} brief={narrow && subject !== null} />,
    },
    ...others.map((child) => ({
      key: child.name,
      label: text(child.plural),
      children: <Children parent={record} child={child} />,
    })),
    ...(attachment
      ? [
          {
            key: 'attachments',
            label: t('record.attachments'),
            children: <Attachments parent={record} object={attachment} />,
          },
        ]
      : []),
    ...(!alone && object.verbs.includes('collaborate')
      ? [{ key: 'sharing', label: sharing('tab'), children: <Collaborators record={record} /> }]
      : []),
    ...(alone
      ? []
      : [
          {
            key: 'history',
            label: t('record.history'),
            children: <History record={record} object={object} />,
          },
          {
            key: 'access',
            label: t('record.access'),
            children: <AccessLog record={record} object={object} />,
          },
        ]),
  ];
  return (
    <>
      <Head record={record} object={object} />
      {object.system ? null : <ApprovalPanel record={record} />}
      {hasPlan(record) ? <PaymentPlan record={record} /> : null}
      <div className={followUp && subject ? styles.columns : undefined}>
        <Panel>
          <Tabs items={tabs} destroyOnHidden onMouseDown={staysInPlace} />
        </Panel>
        {followUp && subject ? <Timeline subject={subject} object={followUp} /> : null}
      </div>
    </>
  );
}

/** A tab at the edge that takes the focus when it is pressed would move away before the button is up, unopened. */
function staysInPlace(event: React.MouseEvent): void {
  if ((event.target as Element).closest('[role="tab"]')) event.preventDefault();
}

/** Whose timeline stands beside this record: its own, or for a deal that of its customer, where it is read. */
function subjectOf(record: DataRecord, customer: string | null | undefined): Subject | null {
  if (!customer) return null;
  if (record.object === customer) {
    return { customer: { object: record.object, id: record.id }, record, deal: null };
  }
  const above = record.object === 'deal' && record.parent && record.refs?.[record.parent];
  return above ? { customer: { object: customer, id: record.parent ?? '' }, record, deal: record } : null;
}
