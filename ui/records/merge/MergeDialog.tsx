import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Modal, Space } from 'antd';
import { useState } from 'react';
import type { DataRecord, ObjectDeclaration } from '@/api/types';
import { useText } from '@/i18n/text';
import { useTexts } from '@/i18n/texts';
import { keepFocus } from '@/kit/focus';
import { problemText } from '@/kit/problemText';
import { ErrorState, Loading } from '@/kit/States';
import { useNarrow } from '@/kit/useNarrow';
import { FORGET, useRecord } from '../queries';
import { type Chosen, choosable, takenOf } from './choice';
import { Fields } from './Fields';
import { Follows } from './Follows';
import styles from './merge.module.css';
import { foresee } from './queries';
import { Survivor } from './Survivor';
import { useMerging } from './useMerging';

interface Props {
  object: ObjectDeclaration;
  /** The two records; which one stays is asked. */
  ids: [string, string];
  /** The page stays where it is, as a list does. */
  stay?: boolean;
  onClose: () => void;
  onMerged?: () => void;
}

/** Two records side by side, on a phone step by step: which one stays, whose values, and what follows. */
export default function MergeDialog(props: Props) {
  const { object, ids, onClose } = props;
  const { t } = useTexts('merge');
  const text = useText();
  const [first, second] = [useRecord(object.name, ids[0]), useRecord(object.name, ids[1])];
  const failed = first.error ?? second.error;
  if (first.data && second.data && !failed) return <Sides {...props} pair={[first.data, second.data]} />;
  return (
    <Modal open title={t('dialog.title', { what: text(object.label) })} footer={null} onCancel={onClose}>
      {failed ? <ErrorState error={failed} /> : <Loading />}
    </Modal>
  );
}

const STEPS = 3;

function Sides({ object, pair, stay, onClose, onMerged }: Props & { pair: [DataRecord, DataRecord] }) {
  const { t } = useTexts('merge');
  const text = useText();
  const narrow = useNarrow();
  // Who was there first is known by more.
  const older = pair[0].created_at <= pair[1].created_at ? pair[0].id : pair[1].id;
  const [kept, setKept] = useState(older);
  const [chosen, setChosen] = useState<Chosen>({});
  const [step, setStep] = useState(0);
  const { busy, run } = useMerging(object);
  const winner = pair[0].id === kept ? pair[0] : pair[1];
  const loser = pair[0].id === kept ? pair[1] : pair[0];
  const fields = choosable(object, winner, loser);
  const along = useQuery({
    queryKey: ['merge', object.name, winner.id, loser.id, winner.version, loser.version],
    gcTime: FORGET,
    retry: false,
    queryFn: ({ signal }) => foresee(object.name, winner.id, loser.id, signal),
  });
  const submit = async () => {
    if (!(await run({ winner, loser, take: takenOf(fields, winner, loser, chosen) }, stay ?? false))) return;
    onMerged?.();
    onClose();
    keepFocus();
  };
  const choose = (field: string, side: string) => setChosen((before) => ({ ...before, [field]: side }));
  const parts = [
    <Survivor key="keep" pair={pair} kept={kept} onKeep={setKept} />,
    <Fields
      key="fields"
      pair={pair}
      fields={fields}
      winner={winner}
      loser={loser}
      chosen={chosen}
      onChoose={choose}
    />,
    <Follows key="follows" along={along.data?.along} loser={loser} />,
  ];
  const last = !narrow || step === STEPS - 1;
  return (
    <Modal
      open
      width={narrow ? '100%' : 880}
      title={t('dialog.title', { what: text(object.label) })}
      onCancel={onClose}
      mask={{ closable: false }}
      footer={
        <Space>
          {narrow && step > 0 ? (
            <Button onClick={() => setStep(step - 1)}>{t('dialog.back')}</Button>
          ) : (
            <Button onClick={onClose}>{t('common:cancel')}</Button>
          )}
          {last ? (
            <Button type="primary" loading={busy} disabled={along.isError} onClick={() => void submit()}>
              {t('dialog.submit')}
            </Button>
          ) : (
            <Button type="primary" onClick={() => setStep(step + 1)}>
              {t('dialog.next')}
            </Button>
          )}
        </Space>
      }
    >
      {along.isError ? (
        <Alert type="error" showIcon title={problemText(along.error, t)} className={styles.gap ?? ''} />
      ) : null}
      {narrow ? <p className={styles.quiet}>{t('dialog.step', { n: step + 1, of: STEPS })}</p> : null}
      {narrow ? parts[step] : parts}
    </Modal>
  );
}
