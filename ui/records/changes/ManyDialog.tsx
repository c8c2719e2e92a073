import { Button, Form, Modal, Select } from 'antd';
import { type ComponentType, useState } from 'react';
import type { ClearValue, Field, ObjectDeclaration } from '@/api/types';
import type { EditProps } from '@/fields/contract';
import { rendererOf } from '@/fields/registry';
import { RecordSelect } from '@/fields/relation/RecordSelect';
import { useText } from '@/i18n/text';
import { useTexts } from '@/i18n/texts';
import { useAttempt } from '@/kit/useAttempt';
import styles from './changes.module.css';
import { Outcome } from './Outcome';
import { type Chosen, type ManyAct, type ManyPreview, type ManyRequest, many } from './queries';
import { Tried } from './Tried';

interface Props {
  object: ObjectDeclaration;
  chosen: Chosen;
  count: string;
  onClose: () => void;
  onDone: () => void;
}

/** Fields that many records cannot share, or that have no input of their own. */
const NOT_FOR_MANY = new Set(['file', 'grants', 'lines', 'secret']);

/** The fields that may be written into many records at once; the server decides on each. */
export const fieldsForMany = (object: ObjectDeclaration): Field[] =>
  object.fields.filter(
    (field) =>
      field.edit &&
      !field.read_only &&
      !field.unique &&
      field.view !== 'hidden' &&
      !NOT_FOR_MANY.has(field.type),
  );

/** One change for many records: said, tried, done, and taken back if need be. */
export default function ManyDialog({ object, chosen, count, onClose, onDone }: Props) {
  const { t } = useTexts('changes');
  const { busy, attempt } = useAttempt();
  const [request, setRequest] = useState<ManyRequest>({ act: 'set' });
  const [told, setTold] = useState<ManyPreview | null>(null);
  const [job, setJob] = useState<string | null>(null);
  const step = job ? 'done' : told ? 'tried' : 'said';
  const change = (next: ManyRequest) => {
    setRequest(next);
    setTold(null);
  };
  const preview = () => void attempt(async () => setTold(await many.preview(object.name, chosen, request)));
  const start = () =>
    void attempt(async () => {
      setJob(await many.start(object.name, chosen, request));
      onDone();
    });
  return (
    <Modal
      open
      title={t('title', { count })}
      footer={null}
      onCancel={onClose}
      mask={{ closable: false }}
      width={560}
    >
      {step === 'said' ? <Saying object={object} request={request} onChange={change} /> : null}
      {step === 'tried' && told ? <Tried object={object} told={told} /> : null}
      {job ? <Outcome id={job} /> : null}
      <div className={styles.acts}>
        {step === 'tried' ? <Button onClick={() => setTold(null)}>{t('common:back')}</Button> : null}
        {step === 'said' ? (
          <Button type="primary" loading={busy} disabled={!isSaid(request)} onClick={preview}>
            {t('preview')}
          </Button>
        ) : null}
        {step === 'tried' && told ? (
          <Button
            type="primary"
            danger={request.act === 'delete'}
            loading={busy}
            disabled={told.changes === 0}
            onClick={start}
          >
            {t('go', { count: told.changes })}
          </Button>
        ) : null}
        {step === 'done' ? <Button onClick={onClose}>{t('common:close')}</Button> : null}
      </div>
    </Modal>
  );
}

/** Whether enough is said to try it. */
function isSaid({ act, values, options, owner }: ManyRequest): boolean {
  if (act === 'set') return Object.keys(values ?? {}).length > 0;
  if (act === 'tag' || act === 'untag') return (options?.length ?? 0) > 0;
  return act === 'assign' ? Boolean(owner) : true;
}

interface SayingProps {
  object: ObjectDeclaration;
  request: ManyRequest;
  onChange: (request: ManyRequest) => void;
}

function Saying({ object, request, onChange }: SayingProps) {
  const { t } = useTexts('changes');
  const text = useText();
  const fields = fieldsForMany(object);
  const lists = fields.filter((field) => field.type === 'choices');
  const offered: ManyAct[] = [
    'set',
    ...(lists.length > 0 ? (['tag', 'untag'] as const) : []),
    ...(object.verbs.includes('share') ? (['assign'] as const) : []),
    ...(object.verbs.includes('delete') ? (['delete'] as const) : []),
  ];
  const { act } = request;
  const named = act === 'set' ? Object.keys(request.values ?? {})[0] : request.field;
  const field = fields.find((one) => one.name === named);
  const begin = (next: ManyAct) => {
    const first = lists.find((one) => one.name === 'tags') ?? lists[0];
    onChange(
      next === 'tag' || next === 'untag'
        ? { act: next, ...(first ? { field: first.name } : {}), options: [] }
        : { act: next },
    );
  };
  return (
    <Form layout="vertical">
      <Form.Item label={t('act')} htmlFor="many-act">
        <Select<ManyAct>
          id="many-act"
          value={act}
          onChange={begin}
          options={offered.map((one) => ({ value: one, label: t(`acts.${one}`) }))}
        />
      </Form.Item>
      {act === 'set' ? (
        <Form.Item label={t('field')} htmlFor="many-field">
          <Select
            id="many-field"
            value={named ?? null}
            placeholder={t('chooseField')}
            onChange={(name) => onChange({ act, values: { [name]: null } })}
            options={fields.map((one) => ({ value: one.name, label: text(one.label) }))}
            showSearch={{ optionFilterProp: 'label' }}
          />
        </Form.Item>
      ) : null}
      {(act === 'tag' || act === 'untag') && lists.length > 1 ? (
        <Form.Item label={t('field')} htmlFor="many-list">
          <Select
            id="many-list"
            value={named ?? null}
            onChange={(name) => onChange({ act, field: name, options: [] })}
            options={lists.map((one) => ({ value: one.name, label: text(one.label) }))}
          />
        </Form.Item>
      ) : null}
      {field && act === 'set' ? (
        <Form.Item label={t('value')} htmlFor="many-value" extra={t('emptyHint')}>
          <Input
            field={field}
            value={(request.values?.[field.name] as ClearValue | null) ?? null}
            onChange={(value) => onChange({ act, values: { [field.name]: value } })}
          />
        </Form.Item>
      ) : null}
      {field && (act === 'tag' || act === 'untag') ? (
        <Form.Item label={text(field.label)} htmlFor="many-value">
          <Input
            field={field}
            value={request.options ?? []}
            onChange={(value) =>
              onChange({ act, field: field.name, options: (value as string[] | null) ?? [] })
            }
          />
        </Form.Item>
      ) : null}
      {act === 'assign' ? (
        <Form.Item label={t('owner')} htmlFor="many-owner">
          <RecordSelect
            id="many-owner"
            target="user"
            value={request.owner ?? null}
            onChange={(owner) => onChange({ act, ...(owner ? { owner } : {}) })}
            allowClear={false}
          />
        </Form.Item>
      ) : null}
      {act === 'delete' ? <p className={styles.hint}>{t('deleteHint')}</p> : null}
    </Form>
  );
}

function Input({
  field,
  value,
  onChange,
}: {
  field: Field;
  value: ClearValue | null;
  onChange: (value: ClearValue | null) => void;
}) {
  const Edit = rendererOf(field.type).Edit as unknown as ComponentType<EditProps<ClearValue>>;
  return <Edit id="many-value" field={field} refs={{}} value={value} onChange={onChange} />;
}
