import type { ImageData } from '@/api/types';
import { textNow } from '@/i18n/text';
import type { EditProps, FieldRenderer } from '../contract';
import { later } from '../later';
import { LineFilter } from '../line';
import styles from './image.module.css';

/** The picture as the browser draws it: it stands in the page itself and is never asked for by an address. */
export const addressOf = (value: ImageData): string => `data:image/png;base64,${value.data}`;

/** A picture that is a part of its record. The server takes PNG alone, which can run nothing. */
export const image: FieldRenderer<ImageData> = {
  View: ({ value, field }) => (
    <img className={styles.picture} src={addressOf(value)} alt={textNow(field.label)} />
  ),
  Edit: later<EditProps<ImageData>>(() => import('./ImageEdit')),
  Filter: LineFilter,
  text: (_, { field }) => textNow(field.label),
  width: 120,
};
