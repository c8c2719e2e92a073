import { Checkbox, Form, Radio } from 'antd';
import { api } from '@/api/client';
import { isProblem } from '@/api/problem';
import { useMe } from '@/api/queries';
import type { DataRecord, ObjectDeclaration, WireValue } from '@/api/types';
import { RecordSelect } from '@/fields/relation/RecordSelect';
import { Value } from '@/fields/Value';
import { clearOf } from '@/gate/masked';
import { mayObject, seenFields } from '@/gate/may';
import { useText } from '@/i18n/text';
import { useTexts } from '@/i18n/texts';
import { FormDialog } from '@/kit/FormDialog';
import { onNewer } from '../newer';
import { recordChanged } from '../queries';
import styles from './lead.module.css';
import { NewDeal } from './NewDeal';

/** What a lead became. */
export interface Converted {
  customer: string;
  contact: string | null;
  contact_known: boolean;
  deal: string | null;
  follow_ups: number;
}

interface Values {
  where: 'new' | 'existing';
  customer?: string | null;
  contact: boolean;
  withDeal: boolean;
  [field: `deal.${string}`]: WireValue | undefined;
}

interface Props {
  record: DataRecord;
  object: ObjectDeclaration;
  onDone: (made: Converted) => Promise<void>;
  onClose: () => void;
}

/** Turns a lead into a customer, with a contact and a deal where they are wanted. */
export default function ConvertDialog({ record, object, onDone, onClose }: Props) {
  const { t } = useTexts('leads');
  const me = useMe();
  const [form] = Form.useForm<Values>();
  const where = Form.useWatch('where', form) ?? 'new';
  const withDeal = Form.useWatch('withDeal', form) ?? false;
  const ofCompany = Boolean(record.values.company_name) && Boolean(record.values.name);
  const may = (name: string) => mayObject(me, name, 'create');
  // A person who is a new customer needs no contact beside.
  const asksContact = may('contact') && Boolean(record.values.name) && (ofCompany || where === 'existing');
  const send = async (values: Values) => {
    const body = {
      ...(values.where === 'existing' ? { customer: values.customer } : {}),
      contact: asksContact && values.contact,
      ...(values.withDeal ? { deal: dealOf(values) } : {}),
    };
    try {
      const convert = (version: number) =>
        api.post<Converted>(`/records/lead/${record.id}/convert`, { ...body, version });
      await onDone(await onNewer(record, [...CARRIED, 'budget', 'status'], convert));
    } catch (problem) {
      // Somebody was faster: the record shows what it became.
      if (isProblem(problem, 'converted_already')) await recordChanged('lead', record.id);
      throw problem;
    }
  };
  return (
    <FormDialog<Values>
      title={t('convert.title')}
      okText={t('convert.ok')}
      width={560}
      form={form}
      initial={{ where: 'new', contact: true, withDeal: false }}
      onSubmit={send}
      onClose={onClose}
    >
      <Carried record={record} object={object} />
      <Form.Item name="where" label={t('convert.customer')}>
        <Radio.Group
          options={[
            { value: 'new', label: t('convert.new'), disabled: !may('customer') },
            { value: 'existing', label: t('convert.existing') },
          ]}
        />
      </Form.Item>
      {where === 'existing' ? (
        <Form.Item
          name="customer"
          label={t('convert.which')}
          extra={t('convert.existingHint')}
          rules={[{ required: true, message: t('convert.whichNeeded') }]}
        >
          <Choice />
        </Form.Item>
      ) : null}
      {asksContact ? (
        <Form.Item name="contact" valuePropName="checked" extra={t('convert.contactHint')}>
          <Checkbox>{t('convert.contact')}</Checkbox>
        </Form.Item>
      ) : null}
      {may('deal') ? (
        <Form.Item name="withDeal" valuePropName="checked">
          <Checkbox>{t('convert.deal')}</Checkbox>
        </Form.Item>
      ) : null}
      {withDeal ? <NewDeal record={record} /> : null}
    </FormDialog>
  );
}

/** The customer who is there already; what else could be offered here stands beside it. */
function Choice({
  id,
  value,
  onChange,
}: {
  id?: string;
  value?: string | null;
  onChange?: (id: string | null) => void;
}) {
  return (
    <RecordSelect
      id={id}
      target="customer"
      value={value ?? null}
      onChange={(next) => onChange?.(next)}
      allowClear={false}
    />
  );
}

/** What goes along is shown as it is seen: what is masked stays so. */
const CARRIED = ['name', 'company_name', 'phone', 'email', 'wechat', 'region', 'source', 'need', 'remark'];

function Carried({ record, object }: { record: DataRecord; object: ObjectDeclaration }) {
  const { t } = useTexts('leads');
  const text = useText();
  const fields = CARRIED.flatMap((name) => seenFields(object).filter((field) => field.name === name));
  const there = fields.filter((field) => record.values[field.name]);
  return (
    <section className={styles.carried} aria-label={t('convert.carried')}>
      <h3>{t('convert.carried')}</h3>
      <dl>
        {there.map((field) => (
          <div key={field.name}>
            <dt>{text(field.label)}</dt>
            <dd>
              <Value field={field} value={record.values[field.name]} refs={record.refs ?? {}} />
            </dd>
          </div>
        ))}
      </dl>
      <p>{t('convert.carriedHint')}</p>
    </section>
  );
}

function dealOf(values: Values): Record<string, WireValue> {
  const all = Object.entries(values).filter(([name]) => name.startsWith('deal.'));
  const filled = all.flatMap(([name, value]) => {
    const clear = clearOf(value as WireValue | undefined);
    return clear === undefined || clear === '' ? [] : [[name.slice('deal.'.length), clear] as const];
  });
  return Object.fromEntries(filled);
}
