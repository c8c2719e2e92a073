import { useQuery } from '@tanstack/react-query';
import { Button, Modal } from 'antd';
import { useState } from 'react';
import type { DataRecord, ObjectDeclaration } from '@/api/types';
import { RecordSelect } from '@/fields/relation/RecordSelect';
import { useTexts } from '@/i18n/texts';
import { ErrorState, Loading } from '@/kit/States';
import { useAttempt } from '@/kit/useAttempt';
import { FORGET } from '../queries';
import { Reasons, Score } from './Likeness';
import MergeDialog from './MergeDialog';
import styles from './merge.module.css';
import { type Like, ofRecord, setDistinct } from './queries';

interface Props {
  record: DataRecord;
  object: ObjectDeclaration;
  onClose: () => void;
}

/** What may be the same as this record, and the way to merge it with one of them or any other. */
export default function FindDialog({ record, object, onClose }: Props) {
  const { t } = useTexts('merge');
  const [other, setOther] = useState<string | null>(null);
  const [typed, setTyped] = useState<string | null>(null);
  const found = useQuery({
    queryKey: ['record', record.object, record.id, 'duplicates'],
    gcTime: FORGET,
    staleTime: 0,
    queryFn: ({ signal }) => ofRecord(record.object, record.id, signal),
  });
  if (other) return <MergeDialog object={object} ids={[record.id, other]} onClose={onClose} />;
  const names = found.data?.elsewhere.filter(Boolean) ?? [];
  const isHeld = (found.data?.elsewhere.length ?? 0) > 0;
  return (
    <Modal
      open
      width={640}
      title={t('find.title', { title: record.title })}
      footer={<Button onClick={onClose}>{t('common:close')}</Button>}
      onCancel={onClose}
    >
      {found.isPending ? <Loading /> : null}
      {found.isError ? <ErrorState error={found.error} onRetry={() => void found.refetch()} /> : null}
      {found.data && found.data.items.length === 0 && !isHeld ? (
        <p className={styles.quiet}>{t('find.nothing')}</p>
      ) : null}
      <ul className={styles.found}>
        {(found.data?.items ?? []).map((one) => (
          <Found
            key={one.id}
            like={one}
            record={record}
            object={object}
            onMerge={() => setOther(one.id)}
            onDistinct={() => void found.refetch()}
          />
        ))}
        {isHeld ? (
          <li>{names.length > 0 ? t('form.held', { names: names.join('、') }) : t('form.heldNobody')}</li>
        ) : null}
        {found.data?.limited ? <li className={styles.quiet}>{t('form.limited')}</li> : null}
      </ul>
      <h3 className={styles.legend}>{t('find.with')}</h3>
      <div className={styles.with}>
        <RecordSelect
          target={object.name}
          value={typed}
          onChange={setTyped}
          placeholder={t('find.choose')}
          label={t('find.choose')}
        />
        <Button disabled={!typed || typed === record.id} onClick={() => setOther(typed)}>
          {t('find.go')}
        </Button>
      </div>
    </Modal>
  );
}

interface FoundProps {
  like: Like;
  record: DataRecord;
  object: ObjectDeclaration;
  onMerge: () => void;
  onDistinct: () => void;
}

function Found({ like, record, object, onMerge, onDistinct }: FoundProps) {
  const { t } = useTexts('merge');
  const { busy, attempt } = useAttempt();
  const say = async () => {
    if (await attempt(() => setDistinct(object.name, record.id, like.id, true))) onDistinct();
  };
  return (
    <li className={styles.like}>
      <div className={styles.who}>
        <a href={`/records/${object.name}/${like.id}`} target="_blank" rel="noreferrer">
          {like.title}
        </a>
        <span className={styles.quiet}>
          {like.above ? `${t('at', { name: like.above })} · ` : ''}
          {like.owner_name ? t('owner', { name: like.owner_name }) : ''}
        </span>
        <span className={styles.reasons}>
          <Score percent={like.percent} />
          <Reasons object={object} why={like.why} />
        </span>
      </div>
      <span className={styles.acts}>
        <Button
          loading={busy}
          aria-label={t('notSameOf', { one: record.title, other: like.title })}
          onClick={() => void say()}
        >
          {t('notSame')}
        </Button>
        {like.may_merge ? (
          <Button type="primary" aria-label={t('mergeOf', { title: like.title })} onClick={onMerge}>
            {t('merge')}
          </Button>
        ) : null}
      </span>
    </li>
  );
}
