import { useNavigate, useParams } from '@tanstack/react-router';
import { Form, Steps } from 'antd';
import { useState } from 'react';
import { useMe } from '@/api/queries';
import { RecordSelect } from '@/fields/relation/RecordSelect';
import { mayPage } from '@/gate/may';
import { useTexts } from '@/i18n/texts';
import { PageHeader, Panel } from '@/kit/PageHeader';
import { NoPermission, State } from '@/kit/States';
import { useNarrow } from '@/kit/useNarrow';
import { Outcome } from '@/records/changes/Outcome';
import styles from './handover.module.css';
import { Plan } from './Plan';
import { Reading } from './Reading';

/** Hands a person's work over: who leaves, who gets what, and what came of it. */
export default function HandoverPage() {
  const { t } = useTexts('handover');
  const me = useMe();
  const navigate = useNavigate();
  const narrow = useNarrow();
  const { user } = useParams({ strict: false }) as { user?: string };
  const [job, setJob] = useState<string | null>(null);
  if (!mayPage(me, 'handover')) return <NoPermission />;
  const step = job ? 2 : user ? 1 : 0;
  const choose = (id: string | null) => {
    setJob(null);
    void navigate({ to: id ? `/handover/${id}` : '/handover' });
  };
  return (
    <>
      <PageHeader title={t('title')} hint={t('hint')} />
      {narrow ? null : (
        <Steps
          className={styles.steps ?? ''}
          size="small"
          current={step}
          items={(['who', 'plan', 'done'] as const).map((one) => ({ title: t(`steps.${one}`) }))}
        />
      )}
      <Panel>
        <Form layout="vertical">
          <Form.Item label={t('leaver')} htmlFor="handover-from" className={styles.leaver ?? ''}>
            <RecordSelect
              id="handover-from"
              target="user"
              value={user ?? null}
              onChange={choose}
              placeholder={t('chooseLeaver')}
            />
          </Form.Item>
        </Form>
        {user ? null : <State title={t('nobody')} hint={t('nobodyHint')} />}
        {user && user === me.user.id ? <State title={t('yourself')} hint={t('yourselfHint')} /> : null}
      </Panel>
      {user && user !== me.user.id ? (
        <>
          {job ? (
            <Panel title={t('steps.done')}>
              <Outcome id={job} />
            </Panel>
          ) : (
            <Plan key={user} from={user} onJob={setJob} />
          )}
          {mayPage(me, 'ledger') ? <Reading user={user} /> : null}
        </>
      ) : null}
    </>
  );
}
