import { Form, Modal } from 'antd';
import { useState } from 'react';
import { RecordSelect } from '@/fields/relation/RecordSelect';
import { useTexts } from '@/i18n/texts';

/** Chooses the new owner of one record or of many. */
export default function AssignDialog({
  onAssign,
  onClose,
}: {
  onAssign: (owner: string) => Promise<void>;
  onClose: () => void;
}) {
  const { t } = useTexts('records');
  const [owner, setOwner] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const assign = async () => {
    if (!owner) return;
    setBusy(true);
    try {
      await onAssign(owner);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Modal
      open
      title={t('assign.title')}
      okText={t('record.assign')}
      okButtonProps={{ disabled: !owner }}
      confirmLoading={busy}
      onOk={() => void assign()}
      onCancel={onClose}
      width={400}
    >
      <Form layout="vertical">
        <Form.Item label={t('assign.owner')} htmlFor="assign-owner">
          <RecordSelect
            id="assign-owner"
            target="user"
            value={owner}
            onChange={setOwner}
            allowClear={false}
          />
        </Form.Item>
      </Form>
    </Modal>
  );
}
