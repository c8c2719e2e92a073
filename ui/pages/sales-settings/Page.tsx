import { Segmented } from 'antd';
import { useState } from 'react';
import { useObjects } from '@/api/queries';
import { useText } from '@/i18n/text';
import { useTexts } from '@/i18n/texts';
import { NoPermission } from '@/kit/States';
import { RecordList } from '@/records/list/RecordList';
import styles from './settings.module.css';

/** By what sales are arranged, in the order of the choice. */
const SETTINGS = ['pool', 'pipeline'];

export default function SalesSettingsPage() {
  const { t } = useTexts('shell');
  const text = useText();
  const all = useObjects();
  const objects = SETTINGS.flatMap((name) => all.find((one) => one.name === name) ?? []);
  const [name, setName] = useState(objects[0]?.name ?? '');
  const object = objects.find((one) => one.name === name);
  if (!object) return <NoPermission />;
  return (
    <>
      <Segmented
        className={styles.choice ?? ''}
        options={objects.map((one) => ({ value: one.name, label: text(one.plural) }))}
        value={name}
        onChange={setName}
        aria-label={t('nav.salesSettings')}
      />
      <RecordList key={name} object={object} />
    </>
  );
}
