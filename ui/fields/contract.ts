import type { ComponentType } from 'react';
import type { Field, Operator } from '@/api/types';

/** Display names of records and users by id, as they came with the record. */
export type Refs = Record<string, string>;

export interface ViewProps<V> {
  value: V;
  field: Field;
  refs: Refs;
}

/** An input inside an antd form item, which hands it `id`, `value` and `onChange`. */
export interface EditProps<V> {
  id?: string;
  value?: V | null;
  onChange?: (value: V | null) => void;
  field: Field;
  refs: Refs;
}

/** The value side of one line of the filter builder. `empty` never comes here. */
export interface FilterProps {
  field: Field;
  operator: Operator;
  value: unknown;
  onChange: (value: unknown) => void;
}

export interface TextContext {
  field: Field;
  refs: Refs;
  language: string;
}

/** How the page deals with one field type. It is only ever given clear values: masks are the gate's. */
export interface FieldRenderer<V> {
  View: ComponentType<ViewProps<V>>;
  Edit: ComponentType<EditProps<V>>;
  Filter: ComponentType<FilterProps>;
  /** The value in one line of plain text, for history, conflicts and titles of cells. */
  text: (value: V, context: TextContext) => string;
  /** Width of its column in a list, in pixels. */
  width: number;
  /** Right-aligned with figures of equal width. */
  numeric?: boolean;
}
