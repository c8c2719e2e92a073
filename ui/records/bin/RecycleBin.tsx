import { App, Button } from 'antd';
import { useState } from 'react';
import type { DataRecord, ObjectDeclaration } from '@/api/types';
import { useText } from '@/i18n/text';
import { useTexts } from '@/i18n/texts';
import { formatMoment } from '@/i18n/time';
import { Choice } from '@/kit/Choice';
import { PageHeader } from '@/kit/PageHeader';
import { problemText } from '@/kit/problemText';
import { ErrorState, Loading, State } from '@/kit/States';
import list from '../list/list.module.css';
import { Pager } from '../list/Pager';
import { type ListState, START } from '../list/state';
import { useTotal } from '../list/useTotal';
import { acts, recordChanged, useRecords } from '../queries';
import styles from '../record/record.module.css';

/** Deleted records of one object, each with its way back. */
export function RecycleBin({ objects }: { objects: ObjectDeclaration[] }) {
  const { t } = useTexts('records');
  const text = useText();
  const [name, setName] = useState(objects[0]?.name ?? '');
  const object = objects.find((one) => one.name === name);
  const choice = objects.map((one) => ({ value: one.name, label: text(one.plural) }));
  return (
    <>
      <PageHeader
        title={t('bin.title')}
        hint={t('bin.hint')}
        extra={
          objects.length > 1 ? (
            <Choice options={choice} value={name} onChange={setName} label={t('bin.object')} />
          ) : null
        }
      />
      {object ? <Bin key={object.name} object={object} /> : <State title={t('bin.empty')} />}
    </>
  );
}

/** Of what was deleted only the titles are shown. */
const TITLES: string[] = [];

function Bin({ object }: { object: ObjectDeclaration }) {
  const { t } = useTexts('records');
  const text = useText();
  const [state, setState] = useState<ListState>({ ...START, orderBy: 'updated_at desc' });
  const found = useRecords(object, state, TITLES, 'deleted');
  const total = useTotal(object, state, found.isPlaceholderData ? undefined : found.data, 'deleted');
  if (found.isPending) return <Loading />;
  if (found.isError) return <ErrorState error={found.error} onRetry={() => void found.refetch()} />;
  const { items, refs } = found.data;
  const change = (next: Partial<ListState>) => setState({ ...state, ...next, tokens: next.tokens ?? [] });
  return (
    <>
      <section className={list.results}>
        {items.length === 0 ? (
          <State title={t('bin.empty')} hint={t('bin.emptyHint', { what: text(object.plural) })} />
        ) : null}
        <ul className={styles.rows}>
          {items.map((one) => (
            <Row
              key={one.id}
              record={one}
              object={object}
              owner={one.owner ? refs?.[one.owner] : undefined}
            />
          ))}
        </ul>
      </section>
      {items.length === 0 && state.tokens.length === 0 ? null : (
        <Pager next={found.data.next_page_token} total={total} state={state} onChange={change} />
      )}
    </>
  );
}

function Row({
  record,
  object,
  owner,
}: {
  record: DataRecord;
  object: ObjectDeclaration;
  owner: string | undefined;
}) {
  const { t } = useTexts('records');
  const { message } = App.useApp();
  const [busy, setBusy] = useState(false);
  const restore = async () => {
    setBusy(true);
    try {
      await acts.restore(record);
      message.success(t('bin.restored'));
      await recordChanged(record.object, record.id);
    } catch (error) {
      message.error(problemText(error, t));
      setBusy(false);
    }
  };
  const facts = [owner, `${t('bin.deletedAt')} ${formatMoment(record.updated_at)}`].filter(Boolean);
  return (
    <li className={`${styles.row} ${list.padded}`}>
      <div className={styles.rowMain}>
        <div>{record.title || '—'}</div>
        <div className={styles.rowHint}>{facts.join(' · ')}</div>
      </div>
      {object.verbs.includes('restore') ? (
        <Button
          size="small"
          loading={busy}
          aria-label={`${t('common:restore')} ${record.title}`}
          onClick={() => void restore()}
        >
          {t('common:restore')}
        </Button>
      ) : null}
    </li>
  );
}
