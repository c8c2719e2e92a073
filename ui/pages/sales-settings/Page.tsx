import { useState } from 'react';
import { useObjects } from '@/api/queries';
import { useText } from '@/i18n/text';
import { useTexts } from '@/i18n/texts';
import { Choice } from '@/kit/Choice';
import { NoPermission } from '@/kit/States';
import { RecordList } from '@/records/list/RecordList';
import styles from './settings.module.css';

/** By what sales are arranged, in the order of the choice. */
const SETTINGS = ['pool', 'pipeline', 'assignment_rule', 'follow_up_rule', 'letterhead', 'exchange_rate'];

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
      <div className={styles.choice}>
        <Choice
          options={objects.map((one) => ({ value: one.name, label: text(one.plural) }))}
          value={name}
          onChange={setName}
          label={t('nav.salesSettings')}
        />
      </div>
      <RecordList key={name} object={object} />
    </>
  );
}
