import { Link } from '@tanstack/react-router';
import { Drawer } from 'antd';
import type { DataRecord, ObjectDeclaration } from '@/api/types';
import { useTexts } from '@/i18n/texts';
import { ErrorState, Loading } from '@/kit/States';
import { useNarrow } from '@/kit/useNarrow';
import { useRecord } from '../queries';
import { Details } from '../record/Details';

interface Props {
  record: DataRecord | null;
  object: ObjectDeclaration;
  onClose: () => void;
}

/** A record at the side of the list, to look without leaving it. */
export function QuickLook({ record, object, onClose }: Props) {
  const { t } = useTexts('records');
  const narrow = useNarrow();
  return (
    <Drawer
      open={record !== null}
      onClose={onClose}
      size={narrow ? '100%' : 480}
      title={record?.title}
      destroyOnHidden
      extra={record ? <Link to={`/records/${object.name}/${record.id}`}>{t('record.fullPage')}</Link> : null}
    >
      {record ? <Body id={record.id} object={object} /> : null}
    </Drawer>
  );
}

function Body({ id, object }: { id: string; object: ObjectDeclaration }) {
  const found = useRecord(object.name, id);
  if (found.isPending) return <Loading />;
  if (found.isError) return <ErrorState error={found.error} onRetry={() => void found.refetch()} />;
  return <Details record={found.data} object={object} />;
}
