import { Link } from '@tanstack/react-router';
import { App, Button } from 'antd';
import { useState } from 'react';
import type { ObjectDeclaration } from '@/api/types';
import { useTexts } from '@/i18n/texts';
import { ErrorState, State } from '@/kit/States';
import { useAttempt } from '@/kit/useAttempt';
import { Reasons, Score } from './Likeness';
import MergeDialog from './MergeDialog';
import styles from './merge.module.css';
import { type Pair, setDistinct } from './queries';
import { usePairs } from './usePairs';

/** Pairs over all records that this person sees in the clear. */
export function Pairs({ object }: { object: ObjectDeclaration }) {
  const { t } = useTexts('merge');
  const { pairs, looked, before, busy, error, further, stop, drop } = usePairs(object.name);
  const [merging, setMerging] = useState<Pair | null>(null);
  return (
    <section aria-label={t('pairs')}>
      <p className={styles.progress} role="status">
        <span>{t(busy ? 'looking' : 'looked', { count: looked })}</span>
        {busy ? (
          <Button size="small" onClick={stop}>
            {t('stop')}
          </Button>
        ) : null}
      </p>
      {error ? <ErrorState error={error} onRetry={further} /> : null}
      <ul className={styles.pairs}>
        {pairs.map((pair) => (
          <Line
            key={`${pair.id} ${pair.other.id}`}
            pair={pair}
            object={object}
            onMerge={() => setMerging(pair)}
            onDistinct={() => drop((one) => one === pair)}
          />
        ))}
      </ul>
      {!busy && !error && pairs.length === 0 ? (
        <State title={t(before ? 'nothingYet' : 'nothing')} hint={t('nothingHint')} />
      ) : null}
      {!busy && before ? <Button onClick={further}>{t('further')}</Button> : null}
      {merging ? (
        <MergeDialog
          object={object}
          ids={[merging.other.id, merging.id]}
          stay
          onClose={() => setMerging(null)}
          // The versions of both are others now: pairs with either are looked for anew.
          onMerged={() =>
            drop((one) => [one.id, one.other.id].some((id) => id === merging.id || id === merging.other.id))
          }
        />
      ) : null}
    </section>
  );
}

interface LineProps {
  pair: Pair;
  object: ObjectDeclaration;
  onMerge: () => void;
  onDistinct: () => void;
}

function Line({ pair, object, onMerge, onDistinct }: LineProps) {
  const { t } = useTexts('merge');
  const { message } = App.useApp();
  const { busy, attempt } = useAttempt();
  const { other } = pair;
  const say = async () => {
    const done = await attempt(() => setDistinct(object.name, pair.id, other.id, true));
    if (!done) return;
    message.success(t('notSameDone'));
    onDistinct();
  };
  const side = (one: { id: string; title: string; owner_name: string; above: string | null }) => (
    <span className={styles.who}>
      <Link to={`/records/${object.name}/${one.id}`}>{one.title}</Link>
      <span className={styles.quiet}>
        {one.above ? `${t('at', { name: one.above })} · ` : ''}
        {one.owner_name ? t('owner', { name: one.owner_name }) : ''}
      </span>
    </span>
  );
  return (
    <li className={styles.pair}>
      {side(other)}
      {side(pair)}
      <span className={styles.reasons}>
        <Score percent={pair.percent} />
        <Reasons object={object} why={pair.why} />
      </span>
      <span className={styles.acts}>
        <Button
          loading={busy}
          aria-label={t('notSameOf', { one: pair.title, other: other.title })}
          onClick={() => void say()}
        >
          {t('notSame')}
        </Button>
        {pair.may_merge && other.may_merge ? (
          <Button type="primary" aria-label={t('mergeOf', { title: other.title })} onClick={onMerge}>
            {t('merge')}
          </Button>
        ) : null}
      </span>
    </li>
  );
}
