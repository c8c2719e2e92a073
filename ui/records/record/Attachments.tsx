import { UploadOutlined } from '@ant-design/icons';
import { App, Button } from 'antd';
import { useRef, useState } from 'react';
import { api } from '@/api/client';
import type { DataRecord, FileInfo, ObjectDeclaration } from '@/api/types';
import { formatSize } from '@/fields/file/size';
import { isMasked } from '@/gate/masked';
import { useTexts } from '@/i18n/texts';
import { formatMoment } from '@/i18n/time';
import { problemText } from '@/kit/problemText';
import { ErrorState, Loading } from '@/kit/States';
import { acts, recordChanged, useChildren } from '../queries';
import { LARGEST } from '../timeline/Files';
import styles from './record.module.css';
import { useFetchFile } from './useFetchFile';

/** Files of a record: sealed on the server, and each download asks for its purpose. */
export function Attachments({ parent, object }: { parent: DataRecord; object: ObjectDeclaration }) {
  const { t } = useTexts('records');
  const found = useChildren(parent.object, parent.id, 'attachment');
  if (found.isPending) return <Loading />;
  if (found.isError) return <ErrorState error={found.error} onRetry={() => void found.refetch()} />;
  const { items, refs } = found.data;
  return (
    <>
      {object.verbs.includes('create') && parent.state === 'active' ? <Upload parent={parent} /> : null}
      {items.length === 0 ? <p className={styles.empty}>{t('attach.empty')}</p> : null}
      <ul className={styles.rows}>
        {items.map((one) => (
          <Row key={one.id} record={one} parent={parent} who={one.owner ? refs?.[one.owner] : undefined} />
        ))}
      </ul>
    </>
  );
}

function Upload({ parent }: { parent: DataRecord }) {
  const { t } = useTexts('records');
  const { message } = App.useApp();
  const input = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  const send = async (file: File) => {
    if (file.size > LARGEST) {
      message.error(t('attach.tooBig'));
      return;
    }
    setBusy(true);
    const form = new FormData();
    form.append('parent', parent.id);
    form.append('file', file);
    try {
      await api.post('/records/attachment', form);
      message.success(t('attach.uploaded'));
      await recordChanged(parent.object, parent.id);
    } catch (error) {
      message.error(problemText(error, t));
    } finally {
      setBusy(false);
    }
  };
  return (
    <p className={styles.hint}>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={t('attach.upload')}
        onChange={(event) => {
          const file = event.target.files?.[0];
          if (file) void send(file);
          event.target.value = '';
        }}
      />
      <Button icon={<UploadOutlined />} loading={busy} onClick={() => input.current?.click()}>
        {t('attach.upload')}
      </Button>{' '}
      {t('attach.hint')}
    </p>
  );
}

function Row({ record, parent, who }: { record: DataRecord; parent: DataRecord; who: string | undefined }) {
  const { t } = useTexts('records');
  const { message, modal } = App.useApp();
  const fetchFile = useFetchFile();
  const held = record.values.file;
  const file = held && !isMasked(held) ? (held as FileInfo) : null;
  const name = file?.name ?? record.title;
  const attempt = async (act: () => Promise<unknown>) => {
    try {
      await act();
    } catch (error) {
      message.error(problemText(error, t));
    }
  };
  const remove = () =>
    modal.confirm({
      title: t('attach.deleteTitle', { name }),
      okText: t('common:delete'),
      okButtonProps: { danger: true },
      onOk: () =>
        attempt(async () => {
          await acts.remove(record);
          await recordChanged(parent.object, parent.id);
        }),
    });
  return (
    <li className={styles.row}>
      <div className={styles.rowMain}>
        <div>{name}</div>
        <div className={styles.rowHint}>
          {[file ? formatSize(file.size) : '', who, formatMoment(record.created_at)]
            .filter(Boolean)
            .join(' · ')}
        </div>
      </div>
      <Button
        size="small"
        aria-label={t('attach.download', { name })}
        onClick={() => void fetchFile(record.id, name)}
      >
        {t('common:download')}
      </Button>
      {record.may.includes('delete') ? (
        <Button
          size="small"
          type="text"
          danger
          aria-label={t('attach.deleteTitle', { name })}
          onClick={remove}
        >
          {t('common:delete')}
        </Button>
      ) : null}
    </li>
  );
}
