import { PlusOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Segmented, Select } from 'antd';
import { useState } from 'react';
import { matrixQuery } from '@/api/matrix';
import { useObjects } from '@/api/queries';
import { useText } from '@/i18n/text';
import { useTexts } from '@/i18n/texts';
import { PageHeader } from '@/kit/PageHeader';
import { ErrorState, Loading } from '@/kit/States';
import { useNarrow } from '@/kit/useNarrow';
import { AddField } from './AddField';
import { type DesignedField, designedOf } from './designed';
import { EditField } from './EditField';
import { FieldTable } from './FieldTable';
import styles from './objects.module.css';

/** What is kept about customers: every field with its class, purpose and audience. */
export default function ObjectsPage() {
  const { t } = useTexts('objects');
  const text = useText();
  const narrow = useNarrow();
  const matrix = useQuery({ ...matrixQuery, retry: false });
  const objects = designedOf(useObjects(), matrix.data);
  const [name, setName] = useState('customer');
  const [adding, setAdding] = useState(false);
  const [edited, setEdited] = useState<DesignedField | null>(null);
  const object = objects.find((one) => one.name === name) ?? objects[0];
  const choice = objects.map((one) => ({ value: one.name, label: text(one.label) }));
  return (
    <>
      <PageHeader
        title={t('title')}
        hint={t('hint')}
        extra={
          object ? (
            <Button type="primary" icon={<PlusOutlined />} onClick={() => setAdding(true)}>
              {t('add')}
            </Button>
          ) : null
        }
      />
      {!object && matrix.isPending ? <Loading /> : null}
      {!object && matrix.isError ? (
        <ErrorState error={matrix.error} onRetry={() => void matrix.refetch()} />
      ) : null}
      {object ? (
        <>
          <div className={styles.choice}>
            {narrow ? (
              <Select options={choice} value={object.name} onChange={setName} aria-label={t('object')} />
            ) : (
              <Segmented options={choice} value={object.name} onChange={setName} aria-label={t('object')} />
            )}
            <span>{t('count', { count: object.fields.length })}</span>
          </div>
          {object.partial ? (
            <Alert
              className={styles.partial ?? ''}
              type="info"
              showIcon
              title={t('partial', { what: text(object.label) })}
            />
          ) : null}
          <FieldTable object={object} onEdit={setEdited} />
          {adding ? <AddField object={object} onClose={() => setAdding(false)} /> : null}
          {edited ? <EditField object={object} field={edited} onClose={() => setEdited(null)} /> : null}
        </>
      ) : null}
    </>
  );
}
