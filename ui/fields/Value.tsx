import type { ComponentType } from 'react';
import type { ClearValue, Field, WireValue } from '@/api/types';
import { Masked } from '@/gate/Masked';
import { isMasked } from '@/gate/masked';
import type { Refs, TextContext, ViewProps } from './contract';
import styles from './fields.module.css';
import { rendererOf } from './registry';

interface Props {
  field: Field;
  value: WireValue | undefined;
  refs?: Refs | undefined;
}

const NO_REFS: Refs = {};

/** Any value of any type: clear, masked or none. */
export function Value({ field, value, refs = NO_REFS }: Props) {
  if (value === null || value === undefined || value === '') return <span className={styles.none}>—</span>;
  if (isMasked(value)) return <Masked text={value.masked} />;
  const View = rendererOf(field.type).View as ComponentType<ViewProps<ClearValue>>;
  return <View value={value} field={field} refs={refs} />;
}

/** The same in plain text. */
export function valueText(value: WireValue | undefined, context: TextContext): string {
  if (value === null || value === undefined || value === '') return '';
  if (isMasked(value)) return value.masked;
  return rendererOf(context.field.type).text(value as never, context);
}
