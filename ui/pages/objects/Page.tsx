import { PlusOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import { useState } from 'react';
import { matrixQuery } from '@/api/matrix';
import { useObjects } from '@/api/queries';
import { useText } from '@/i18n/text';
import { useTexts } from '@/i18n/texts';
import { Choice } from '@/kit/Choice';
import { PageHeader } from '@/kit/PageHeader';
import { ErrorState, Loading } from '@/kit/States';
import { AddField } from './AddField';
import { type DesignedField, designedOf } from './designed';
import { EditField } from './EditField';
import { FieldTable } from './FieldTable';
import styles from './objects.module.css';

/** What is kept about customers: every field with its class, purpose and audience. */
export default function ObjectsPage() {
  const { t } = useTexts('objects');
  const text = useText();
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
            <Choice options={choice} value={object.name} onChange={setName} label={t('object')} />
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
