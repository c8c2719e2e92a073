import { HistoryOutlined } from '@ant-design/icons';
import { useNavigate } from '@tanstack/react-router';
import { Button, Segmented, Steps } from 'antd';
import { useState } from 'react';
import { useObjects } from '@/api/queries';
import type { ObjectDeclaration } from '@/api/types';
import { useText } from '@/i18n/text';
import { useTexts } from '@/i18n/texts';
import { PageHeader } from '@/kit/PageHeader';
import { NoPermission } from '@/kit/States';
import { useNarrow } from '@/kit/useNarrow';
import { Check } from './Check';
import { FileStep } from './FileStep';
import styles from './import.module.css';
import { Progress } from './Progress';
import { usePreview } from './usePreview';
import { useStart } from './useStart';

/** From a file of customers to records, in three steps. */
export default function ImportPage() {
  const objects = useObjects().filter((one) => !one.follows && !one.system && one.verbs.includes('import'));
  const [name, setName] = useState(objects[0]?.name ?? '');
  const object = objects.find((one) => one.name === name);
  if (!object) return <NoPermission />;
  return <Wizard key={name} object={object} objects={objects} onObject={setName} />;
}

interface Props {
  object: ObjectDeclaration;
  objects: ObjectDeclaration[];
  onObject: (name: string) => void;
}

function Wizard({ object, objects, onObject }: Props) {
  const { t } = useTexts('import');
  const { t: changes } = useTexts('changes');
  const navigate = useNavigate();
  const text = useText();
  const narrow = useNarrow();
  const looking = usePreview(object.name);
  const start = useStart(object.name, looking);
  const step = start.job ? 2 : looking.preview ? 1 : 0;
  const choice = objects.map((one) => ({ value: one.name, label: text(one.plural) }));
  const begin = () => {
    start.setJob(null);
    looking.close();
  };
  return (
    <>
      <PageHeader
        title={t('title', { what: text(object.plural) })}
        hint={t('hint')}
        extra={
          <>
            <Button icon={<HistoryOutlined />} onClick={() => void navigate({ to: '/changes/import' })}>
              {changes('history')}
            </Button>
            {objects.length > 1 && step === 0 ? (
              <Segmented
                options={choice}
                value={object.name}
                onChange={(one) => onObject(one)}
                aria-label={t('object')}
              />
            ) : null}
          </>
        }
      />
      {narrow ? null : (
        <Steps
          className={styles.steps ?? ''}
          size="small"
          current={step}
          items={(['file', 'map', 'run'] as const).map((one) => ({ title: t(`steps.${one}`) }))}
        />
      )}
      {step === 0 ? <FileStep object={object} looking={looking} onJob={start.setJob} /> : null}
      {step === 1 && looking.preview ? (
        <Check object={object} looking={looking} preview={looking.preview} start={start} onOther={begin} />
      ) : null}
      {start.job ? (
        <Progress object={object} id={start.job} start={start} looking={looking} onAgain={begin} />
      ) : null}
      {start.dialog}
    </>
  );
}
