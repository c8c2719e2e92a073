import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { App, Button, Segmented } from 'antd';
import { useState } from 'react';
import { isProblem } from '@/api/problem';
import { useTexts } from '@/i18n/texts';
import { PageHeader } from '@/kit/PageHeader';
import { problemText } from '@/kit/problemText';
import { ErrorState, Loading, State } from '@/kit/States';
import { changesOf, type Drafts, fits, type Kept } from './grid';
import { MEASURES, type Measure, type Person, saveTargets, usePeople, useTargets } from './queries';
import { TargetGrid } from './TargetGrid';
import styles from './targets.module.css';

/** A year of targets for the team, one measure at a time. */
export default function TargetsPage() {
  const { t } = useTexts('targets');
  const [year, setYear] = useState(new Date().getFullYear());
  const [measure, setMeasure] = useState<Measure>('won_amount');
  const people = usePeople();
  const targets = useTargets(year, measure);
  const failed = people.error ?? targets.error;
  const retry = () => {
    void people.refetch();
    void targets.refetch();
  };
  return (
    <>
      <PageHeader title={t('title')} hint={t('hint')} />
      <div className={styles.bar}>
        <Segmented<Measure>
          value={measure}
          onChange={setMeasure}
          options={MEASURES.map((value) => ({ value, label: t(`measure.${value}`) }))}
          aria-label={t('measureOf')}
        />
        <div className={styles.year}>
          <Button
            type="text"
            icon={<LeftOutlined />}
            aria-label={t('yearBefore')}
            onClick={() => setYear(year - 1)}
          />
          <strong aria-live="polite">{t('year', { year })}</strong>
          <Button
            type="text"
            icon={<RightOutlined />}
            aria-label={t('yearAfter')}
            onClick={() => setYear(year + 1)}
          />
        </div>
      </div>
      {failed ? (
        <ErrorState error={failed} onRetry={retry} />
      ) : !people.data || !targets.data ? (
        <Loading />
      ) : people.data.length === 0 ? (
        <State title={t('nobody')} hint={t('nobodyHint')} />
      ) : (
        <Editor
          key={`${year}/${measure}`}
          people={people.data}
          kept={targets.data}
          year={year}
          measure={measure}
        />
      )}
    </>
  );
}

function Editor({
  people,
  kept,
  year,
  measure,
}: {
  people: Person[];
  kept: Kept;
  year: number;
  measure: Measure;
}) {
  const { t } = useTexts('targets');
  const { message } = App.useApp();
  const [drafts, setDrafts] = useState<Drafts>({});
  const [faults, setFaults] = useState<Map<string, string>>(new Map());
  const [busy, setBusy] = useState(false);
  const changes = changesOf(kept, drafts);
  const wrong = Object.values(drafts).some((text) => !fits(text));
  const reason = (error: unknown) =>
    (isProblem(error) ? error.fields[0]?.detail : undefined) ?? problemText(error, t);
  const save = async () => {
    setBusy(true);
    const { saved, refused } = await saveTargets(kept, drafts, measure);
    setBusy(false);
    setDrafts((all) => Object.fromEntries(Object.entries(all).filter(([key]) => !saved.includes(key))));
    setFaults(new Map([...refused].map(([key, error]) => [key, reason(error)])));
    if (refused.size > 0) message.error(t('refused', { count: refused.size }));
    else message.success(t('saved', { count: saved.length }));
  };
  return (
    <>
      <TargetGrid
        people={people}
        kept={kept}
        drafts={drafts}
        faults={faults}
        year={year}
        onType={(cells) => setDrafts((all) => ({ ...all, ...cells }))}
      />
      <div className={styles.foot}>
        <p className={styles.keys}>{t('keys')}</p>
        <span role="status">{changes.length > 0 ? t('unsaved', { count: changes.length }) : ''}</span>
        <Button disabled={changes.length === 0 || busy} onClick={() => setDrafts({})}>
          {t('common:reset')}
        </Button>
        <Button
          type="primary"
          loading={busy}
          disabled={changes.length === 0 || wrong}
          onClick={() => void save()}
        >
          {t('common:save')}
        </Button>
      </div>
    </>
  );
}
