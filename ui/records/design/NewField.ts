import { FIELD_TYPES, type FieldClass, type FieldType, type Option, type Text } from '@/api/types';

/** A field to be added, as the server takes it. */
export interface NewField {
  name?: string;
  label: Text;
  type: FieldType;
  class: FieldClass;
  purpose: string;
  audience: string;
  options?: Option[];
  required?: boolean;
}

/** The same as a form holds it: choices are typed one a line. */
export interface FieldDraft {
  zh: string;
  en?: string;
  type: FieldType;
  class: FieldClass;
  purpose: string;
  audience: string;
  options?: string;
  required?: boolean;
}

/** Types that a field can be added with; relations and files need more than this form asks. */
export const ADDABLE = FIELD_TYPES.filter(
  (type) => !['grants', 'relation', 'file', 'lines', 'secret'].includes(type),
);

export const AUDIENCES = [
  'sales',
  'contact',
  'identity',
  'finance',
  'preferences',
  'notes',
  'account',
  'directory',
  'service',
] as const;

export const hasOptions = (type: FieldType): boolean => type === 'choice' || type === 'choices';

/** The choices of a text with one choice a line; a choice that was there before keeps its value. */
export function optionsOf(lines: string, before: Option[] = []): Option[] {
  const words = [...new Set(lines.split('\n').map((line) => line.trim()))].filter(Boolean);
  return words.map(
    (word) => before.find((one) => one.label.zh === word) ?? { value: word, label: { zh: word, en: word } },
  );
}

export function newFieldOf(draft: FieldDraft): NewField {
  const zh = draft.zh.trim();
  return {
    label: { zh, en: draft.en?.trim() || zh },
    type: draft.type,
    class: draft.class,
    purpose: draft.purpose,
    audience: draft.audience,
    ...(draft.required ? { required: true } : {}),
    ...(hasOptions(draft.type) ? { options: optionsOf(draft.options ?? '') } : {}),
  };
}

export function draftOf(field: NewField): FieldDraft {
  return {
    zh: field.label.zh,
    en: field.label.en,
    type: field.type,
    class: field.class,
    purpose: field.purpose,
    audience: field.audience,
    required: field.required ?? false,
    options: (field.options ?? []).map((one) => one.label.zh).join('\n'),
  };
}
