import { App, Button } from 'antd';
import { useState } from 'react';
import type { DataRecord, ObjectDeclaration } from '@/api/types';
import { useTexts } from '@/i18n/texts';
import { problemText } from '@/kit/problemText';
import { AssignDialog } from '../assign';
import { acts, recordChanged } from '../queries';
import styles from './list.module.css';
import { useBulkAnswer } from './useBulkAnswer';

interface Props {
  object: ObjectDeclaration;
  records: DataRecord[];
  selected: string[];
  onClear: () => void;
}

/** Acts on every selected record; what the server refuses is named one by one. */
export function BulkBar({ object, records, selected, onClear }: Props) {
  const { t } = useTexts('records');
  const { modal, message } = App.useApp();
  const [assigning, setAssigning] = useState(false);
  const tell = useBulkAnswer(records);
  if (selected.length === 0) return null;

  const run = async (act: 'assign' | 'delete', owner?: string) => {
    try {
      tell(await acts.bulk(object.name, act, selected, owner));
      onClear();
      await recordChanged(object.name);
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
  return (
    <section className={styles.bulk} aria-label={t('bulk.selected', { count: selected.length })}>
      <strong>{t('bulk.selected', { count: selected.length })}</strong>
      {object.verbs.includes('share') ? (
        <Button onClick={() => setAssigning(true)}>{t('bulk.assign')}</Button>
      ) : null}
      {object.verbs.includes('delete') ? (
        <Button danger onClick={askDelete}>
          {t('bulk.delete')}
        </Button>
      ) : null}
      <Button type="text" onClick={onClear}>
        {t('bulk.clear')}
      </Button>
      {assigning ? (
        <AssignDialog
          onClose={() => setAssigning(false)}
          onAssign={async (owner) => {
            await run('assign', owner);
            setAssigning(false);
          }}
        />
      ) : null}
    </section>
  );
}
