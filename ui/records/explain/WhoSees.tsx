import { useQuery } from '@tanstack/react-query';
import { Drawer } from 'antd';
import { useState } from 'react';
import { api } from '@/api/client';
import type { DataRecord } from '@/api/types';
import { RecordSelect } from '@/fields/relation/RecordSelect';
import { useTexts } from '@/i18n/texts';
import { ErrorState, Loading, State } from '@/kit/States';
import { useNarrow } from '@/kit/useNarrow';
import { FORGET } from '../queries';
import { Answer } from './Answer';
import styles from './explain.module.css';
import type { Explained } from './types';

/** Asks for a colleague and tells what they may do with this record, and by which role. */
export default function WhoSees({ record, onClose }: { record: DataRecord; onClose: () => void }) {
  const { t } = useTexts('explain');
  const narrow = useNarrow();
  const [person, setPerson] = useState<string | null>(null);
  return (
    <Drawer
      open
      onClose={onClose}
      size={narrow ? '100%' : 640}
      title={t('title', { title: record.title || '—' })}
    >
      <p className={styles.hint}>{t('hint')}</p>
      <label className={styles.label} htmlFor="explain-person">
        {t('person')}
      </label>
      <RecordSelect
        id="explain-person"
        target="user"
        value={person}
        onChange={setPerson}
        allowClear={false}
        placeholder={t('choose')}
      />
      {person ? (
        <About record={record} person={person} />
      ) : (
        <State title={t('first')} hint={t('firstHint')} />
      )}
    </Drawer>
  );
}

function About({ record, person }: { record: DataRecord; person: string }) {
  const found = useQuery({
    queryKey: ['record', record.object, record.id, 'explain', person],
    gcTime: FORGET,
    queryFn: ({ signal }) =>
      api.get<Explained>(`/records/${record.object}/${record.id}/explain`, { user: person }, { signal }),
  });
  if (found.isPending) return <Loading />;
  if (found.isError) return <ErrorState error={found.error} onRetry={() => void found.refetch()} />;
  return <Answer about={found.data} />;
}
