import { Segmented } from 'antd';
import { useState } from 'react';
import { useMe, useObjects } from '@/api/queries';
import { mayObject } from '@/gate/may';
import { useText } from '@/i18n/text';
import { useTexts } from '@/i18n/texts';
import { PageHeader, Panel } from '@/kit/PageHeader';
import { NoPermission } from '@/kit/States';
import { Dismissed } from '@/records/merge/Dismissed';
import { Pairs } from '@/records/merge/Pairs';

type Shown = 'pairs' | 'dismissed';

/** Records that may be the same, over all that there are. */
export default function DuplicatesPage() {
  const { t } = useTexts('merge');
  const text = useText();
  const me = useMe();
  const objects = useObjects().filter(
    (one) => one.verbs.includes('merge') && mayObject(me, one.name, 'merge'),
  );
  const [name, setName] = useState('');
  const [shown, setShown] = useState<Shown>('pairs');
  const object = objects.find((one) => one.name === name) ?? objects[0];
  if (!object) return <NoPermission />;
  return (
    <>
      <PageHeader
        title={t('title')}
        hint={t('hint')}
        extra={
          objects.length > 1 ? (
            <Segmented
              aria-label={t('object')}
              value={object.name}
              onChange={setName}
              options={objects.map((one) => ({ value: one.name, label: text(one.plural) }))}
            />
          ) : null
        }
      />
      <Panel
        title={
          <Segmented<Shown>
            aria-label={t('title')}
            value={shown}
            onChange={setShown}
            options={[
              { value: 'pairs', label: t('pairs') },
              { value: 'dismissed', label: t('dismissed') },
            ]}
          />
        }
      >
        {shown === 'pairs' ? (
          <Pairs key={object.name} object={object} />
        ) : (
          <Dismissed key={object.name} object={object} />
        )}
      </Panel>
    </>
  );
}
