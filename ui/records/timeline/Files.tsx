import { CloseOutlined, PaperClipOutlined } from '@ant-design/icons';
import type { DataRecord, FileInfo } from '@/api/types';
import { formatSize } from '@/fields/file/size';
import { isMasked } from '@/gate/masked';
import { useTexts } from '@/i18n/texts';
import { useFetchFile } from '../record/useFetchFile';
import styles from './timeline.module.css';

/** The largest file that is sent, in bytes; the server has the last word. */
export const LARGEST = 50 * 1024 * 1024;

/** Files that wait to be sent with the text. */
export function Files({ files, onChange }: { files: File[]; onChange: (files: File[]) => void }) {
  const { t } = useTexts('records');
  if (files.length === 0) return null;
  return (
    <ul className={styles.files}>
      {files.map((file) => (
        <li key={`${file.name}-${file.size}-${file.lastModified}`} className={styles.file}>
          <PaperClipOutlined aria-hidden />
          <span>{file.name}</span>
          <span className={styles.faint}>{formatSize(file.size)}</span>
          <button
            type="button"
            className={styles.quiet}
            aria-label={t('follow.dropFile', { name: file.name })}
            onClick={() => onChange(files.filter((one) => one !== file))}
          >
            <CloseOutlined aria-hidden />
          </button>
        </li>
      ))}
    </ul>
  );
}

/** Files that lie on the server: fetched with a purpose, as everywhere. */
export function SentFiles({ files }: { files: DataRecord[] }) {
  if (files.length === 0) return null;
  return (
    <ul className={styles.files}>
      {files.map((file) => (
        <SentFile key={file.id} record={file} />
      ))}
    </ul>
  );
}

function SentFile({ record }: { record: DataRecord }) {
  const { t } = useTexts('records');
  const fetchFile = useFetchFile();
  const held = record.values.file;
  const file = held && !isMasked(held) ? (held as FileInfo) : null;
  const name = file?.name ?? record.title;
  return (
    <li className={styles.file}>
      <PaperClipOutlined aria-hidden />
      <button
        type="button"
        className={styles.link}
        aria-label={t('attach.download', { name })}
        onClick={() => void fetchFile(record.id, name)}
      >
        {name}
      </button>
      {file ? <span className={styles.faint}>{formatSize(file.size)}</span> : null}
    </li>
  );
}
