import type { FileInfo } from '@/api/types';
import type { EditProps, FieldRenderer } from '../contract';
import { LineFilter } from '../line';
import { formatSize } from './size';

const inWords = (file: FileInfo) => `${file.name} (${formatSize(file.size)})`;

/** Bytes come and go by the attachments of a record; the field itself only names the file. */
export const file: FieldRenderer<FileInfo> = {
  View: ({ value }) => <span>{inWords(value)}</span>,
  Edit: ({ value }: EditProps<FileInfo>) => <span>{value ? inWords(value) : '—'}</span>,
  Filter: LineFilter,
  text: inWords,
  width: 180,
};
