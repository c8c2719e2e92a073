import { Form, type FormInstance } from 'antd';
import { type ComponentType, useState } from 'react';
import type { ClearValue, DataRecord, Field } from '@/api/types';
import type { EditProps, Refs } from '@/fields/contract';
import { rendererOf } from '@/fields/registry';
import { Masked } from '@/gate/Masked';
import { isMasked } from '@/gate/masked';
import { useText } from '@/i18n/text';
import { useTexts } from '@/i18n/texts';
import { AudienceTitle } from '../audience';
import styles from './form.module.css';
import { formGroups } from './groups';
import { type FormValues, isRelevant } from './values';

interface Props {
  fields: Field[];
  /** The fields of the record's title. */
  title: string[] | undefined;
  record: DataRecord | undefined;
  form: FormInstance<FormValues>;
  /** Names of other records that the form begins with. */
  refs?: Refs | undefined;
}

/** The inputs of a form, grouped by audience; what does not apply to this kind is not shown. */
export function FieldItems({ fields, title, record, form, refs }: Props) {
  const values = (Form.useWatch([], form) ?? form.getFieldsValue(true)) as FormValues;
  const all = { ...(form.getFieldsValue(true) as FormValues), ...values };
  const groups = formGroups(fields, title);
  const shown = groups.flatMap(({ audience, members }) => {
    const relevant = members.filter((field) => isRelevant(field, all));
    return relevant.length > 0 ? [{ audience, members: relevant }] : [];
  });
  return shown.map(({ audience, members }) => (
    <fieldset key={audience} className={styles.group}>
      <legend className={styles.legend}>
        <AudienceTitle audience={audience} />
      </legend>
      {members.map((field) => (
        <Item key={field.name} field={field} record={record} refs={refs} />
      ))}
    </fieldset>
  ));
}

/** Types that need the whole width of the form. */
const WIDE = new Set(['long_text', 'address', 'url', 'lines']);

function Item({
  field,
  record,
  refs,
}: {
  field: Field;
  record: DataRecord | undefined;
  refs?: Refs | undefined;
}) {
  const { t } = useTexts('records');
  const text = useText();
  const label = text(field.label);
  const held = record?.values[field.name];
  const [replacing, setReplacing] = useState(false);
  const masked = isMasked(held) && !replacing ? held.masked : null;
  const Edit = rendererOf(field.type).Edit as unknown as ComponentType<EditProps<ClearValue>>;
  if (masked !== null) {
    return (
      <Form.Item label={label} extra={t('form.masked')}>
        <span className={styles.kept}>
          <Masked text={masked} />
          <button type="button" className={styles.replace} onClick={() => setReplacing(true)}>
            {t('form.replace')}
          </button>
        </span>
      </Form.Item>
    );
  }
  return (
    <Form.Item
      className={WIDE.has(field.type) ? (styles.wide ?? '') : ''}
      name={field.name}
      label={label}
      extra={text(field.help) || undefined}
      rules={[{ required: field.required, message: t('form.requiredField', { what: label }) }]}
    >
      <Edit field={field} refs={refs ?? record?.refs ?? {}} />
    </Form.Item>
  );
}
