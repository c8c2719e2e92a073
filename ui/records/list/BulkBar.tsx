import { App, Button } from 'antd';
import { useState } from 'react';
import type { DataRecord, ObjectDeclaration } from '@/api/types';
import { useTexts } from '@/i18n/texts';
import { problemText } from '@/kit/problemText';
import { AssignDialog } from '../assign';
import { ManyDialog } from '../changes/many';
import type { Chosen } from '../changes/queries';
import { MergeDialog } from '../merge';
import { poolsChanged } from '../pool/queries';
import { ReleaseDialog } from '../pool/release';
import { acts, type BulkAct, recordChanged } from '../queries';
import styles from './list.module.css';
import { useBulkAnswer } from './useBulkAnswer';
import { useMany } from './useMany';

interface Props {
  object: ObjectDeclaration;
  records: DataRecord[];
  selected: string[];
  onClear: () => void;
  /** They lie in a pool. */
  pooled?: boolean;
  /** All that the list shows, on whatever page: how many, whether they are chosen, and the way to choose them. */
  all?: { count: string; query: Chosen; on: boolean; choose: () => void } | undefined;
}

/** Acts on every selected record; what the server refuses is named one by one. */
export function BulkBar({ object, records, selected, onClear, pooled = false, all }: Props) {
  const { t } = useTexts('records');
  const { t: pool } = useTexts('pool');
  const { t: duplicates } = useTexts('merge');
  const { modal, message } = App.useApp();
  const [asking, setAsking] = useState<'assign' | 'release' | 'merge' | null>(null);
  const [sent, setSent] = useState<{ chosen: Chosen; count: string } | null>(null);
  const tell = useBulkAnswer(records);
  const many = useMany(object.name, records);
  const dialog = sent ? (
    <ManyDialog
      object={object}
      chosen={sent.chosen}
      count={sent.count}
      onDone={onClear}
      onClose={() => setSent(null)}
    />
  ) : null;
  // The dialog stands at the same place whether anything is chosen or not, so that it outlives the choice.
  const nothing = selected.length === 0;
  // In a pool one sees much that one may only claim.
  const may = (verb: string) =>
    object.verbs.includes(verb) &&
    (!pooled || records.some((one) => selected.includes(one.id) && one.may.includes(verb)));

  const [one, other] = records.filter(
    ({ id, may: verbs }) => selected.includes(id) && verbs.includes('merge'),
  );
  const pair: [string, string] | null =
    selected.length === 2 && one && other && !pooled ? [one.id, other.id] : null;

  const run = async (act: BulkAct, to?: { owner: string } | { pool: string }) => {
    try {
      if (!pooled && to && 'owner' in to) await many(selected, { act: 'assign', owner: to.owner });
      else if (!pooled && act === 'delete') await many(selected, { act });
      else tell(await acts.bulk(object.name, act, selected, to));
      onClear();
      await (object.verbs.includes('claim') ? poolsChanged(object.name) : recordChanged(object.name));
    } catch (error) {
      message.error(problemText(error, t));
    }
  };
  const askDelete = () =>
    modal.confirm({
      title: t('bulk.deleteTitle', { count: selected.length }),
      content: t('bulk.deleteHint'),
      okText: t('bulk.delete'),
      okButtonProps: { danger: true },
      onOk: () => run('delete'),
    });
  const everything = all?.on ? all : null;
  const count = everything ? everything.count : String(selected.length);
  const words = everything ? t('bulk.everything', { count }) : t('bulk.selected', { count: selected.length });
  const full = records.length > 0 && records.every((one) => selected.includes(one.id));
  return (
    <>
      {nothing ? null : (
        <section className={styles.bulk} aria-label={words}>
          <strong>{words}</strong>
          {all && full && !everything ? (
            <Button type="link" size="small" onClick={all.choose}>
              {t('bulk.chooseAll', { count: all.count })}
            </Button>
          ) : null}
          {!pooled && object.verbs.includes('update') ? (
            <Button
              type={everything ? 'primary' : 'default'}
              onClick={() => setSent({ chosen: everything ? everything.query : { ids: selected }, count })}
            >
              {t('bulk.many')}
            </Button>
          ) : null}
          {pooled && object.verbs.includes('claim') ? (
            <Button type="primary" onClick={() => void run('claim')}>
              {t('bulk.claim')}
            </Button>
          ) : null}
          {may('share') && !everything ? (
            <Button onClick={() => setAsking('assign')}>{t('bulk.assign')}</Button>
          ) : null}
          {!pooled && !everything && object.verbs.includes('release') ? (
            <Button onClick={() => setAsking('release')}>{t('bulk.release')}</Button>
          ) : null}
          {pair && !everything ? (
            <Button onClick={() => setAsking('merge')}>{duplicates('merge')}</Button>
          ) : null}
          {may('delete') && !everything ? (
            <Button danger onClick={askDelete}>
              {t('bulk.delete')}
            </Button>
          ) : null}
          <Button type="text" onClick={onClear}>
            {t('bulk.clear')}
          </Button>
          {asking === 'assign' ? (
            <AssignDialog
              onClose={() => setAsking(null)}
              onAssign={async (owner) => {
                await run('assign', { owner });
                setAsking(null);
              }}
            />
          ) : null}
          {asking === 'merge' && pair ? (
            <MergeDialog object={object} ids={pair} stay onClose={() => setAsking(null)} onMerged={onClear} />
          ) : null}
          {asking === 'release' ? (
            <ReleaseDialog
              object={object.name}
              title={pool('releaseMany', { count: selected.length })}
              onClose={() => setAsking(null)}
              onRelease={async (to) => {
                await run('release', to ? { pool: to } : undefined);
                setAsking(null);
              }}
            />
          ) : null}
        </section>
      )}
      {dialog}
    </>
  );
}
