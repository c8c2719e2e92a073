import { Form, Modal, Select } from 'antd';
import { useState } from 'react';
import { useTexts } from '@/i18n/texts';
import { usePools } from './queries';

interface Props {
  object: string;
  title: string;
  onRelease: (pool: string | null) => Promise<void>;
  onClose: () => void;
}

/** Asks before customers go back to a pool, and to which where there are several. */
export default function ReleaseDialog({ object, title, onRelease, onClose }: Props) {
  const { t } = useTexts('pool');
  const pools = usePools(object);
  const [chosen, setChosen] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const known = pools.data ?? [];
  const pool = chosen ?? known[0]?.id ?? null;
  const go = async () => {
    setBusy(true);
    try {
      await onRelease(pool);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Modal
      open
      title={title}
      okText={t('release')}
      okButtonProps={{ disabled: pools.isPending }}
      confirmLoading={busy}
      onOk={() => void go()}
      onCancel={onClose}
      width={440}
    >
      <p>{t('releaseHint')}</p>
      {known.length > 1 ? (
        <Form layout="vertical">
          <Form.Item label={t('to')} htmlFor="release-to">
            <Select
              id="release-to"
              value={pool}
              onChange={setChosen}
              options={known.map((one) => ({ value: one.id, label: one.name }))}
            />
          </Form.Item>
        </Form>
      ) : null}
    </Modal>
  );
}
