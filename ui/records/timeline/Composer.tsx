import { CameraOutlined, PaperClipOutlined } from '@ant-design/icons';
import { Alert, App, Button, Input, Mentions, Segmented } from 'antd';
import { type ComponentType, useRef, useState } from 'react';
import { api } from '@/api/client';
import { useColleagues } from '@/api/colleagues';
import { useObject } from '@/api/queries';
import type { DataRecord, Field, ObjectDeclaration, WireValue } from '@/api/types';
import { useOptions } from '@/fields/choice';
import type { EditProps } from '@/fields/contract';
import { rendererOf } from '@/fields/registry';
import { useText } from '@/i18n/text';
import { useTexts } from '@/i18n/texts';
import { keepFocus } from '@/kit/focus';
import { useKeys } from '@/kit/keys';
import { problemText } from '@/kit/problemText';
import { useNarrow } from '@/kit/useNarrow';
import { recordChanged } from '../queries';
import { type Draft, mentioned, useDraft } from './draft';
import { Files, LARGEST } from './Files';
import styles from './timeline.module.css';
import type { Subject } from './useTimeline';

interface Props {
  subject: Subject;
  object: ObjectDeclaration;
}

const FILES_AT_ONCE = 10;

/** Writes a follow-up: how, what was said, what comes next, with files and colleagues who should know. */
export function Composer({ subject, object }: Props) {
  const { t } = useTexts('records');
  const [draft, change, clear] = useDraft((subject.deal ?? subject.record).id);
  const box = useRef<HTMLDivElement>(null);
  const save = useSend(subject, object, clear, change);
  const editable = (name: string) => object.fields.find((field) => field.name === name && field.edit);
  const kinds = editable('kind');
  const kind = draft.kind ?? kinds?.options?.[0]?.value ?? null;
  const place = editable('place');
  const next = editable('next_at');
  useKeys({ f: () => box.current?.querySelector('textarea')?.focus() });
  const whole = { ...draft, kind };
  return (
    <div ref={box} className={styles.composer}>
      {kinds ? <Ways field={kinds} value={kind} onChange={(value) => change({ kind: value })} /> : null}
      <Words draft={draft} onChange={change} named={Boolean(editable('mentions'))} />
      {place && kind === 'visit' ? (
        <Input
          value={draft.place}
          onChange={(event) => change({ place: event.target.value })}
          maxLength={200}
          placeholder={t('follow.place')}
          aria-label={t('follow.place')}
        />
      ) : null}
      <Files files={draft.files} onChange={(files) => change({ files })} />
      {save.failed ? <Alert type="error" showIcon role="alert" title={save.failed} /> : null}
      <div className={styles.foot}>
        {next ? (
          <NextStep field={next} value={draft.nextAt} onChange={(nextAt) => change({ nextAt })} />
        ) : null}
        <Attach draft={draft} onChange={change} follows={subject.customer.object} />
        <span className={styles.spacer} />
        <Button
          type="primary"
          disabled={draft.body.trim() === ''}
          loading={save.busy}
          onClick={() => void save.send(whole)}
        >
          {t('follow.add')}
        </Button>
      </div>
    </div>
  );
}

function Ways({
  field,
  value,
  onChange,
}: {
  field: Field;
  value: string | null;
  onChange: (v: string) => void;
}) {
  const text = useText();
  const options = useOptions(field);
  return (
    <Segmented
      className={styles.kinds ?? ''}
      block
      value={value ?? ''}
      onChange={onChange}
      options={options.map((one) => ({ value: String(one.value), label: one.label }))}
      aria-label={text(field.label)}
    />
  );
}

/** The text; after `@` a colleague is chosen by name. */
function Words({
  draft,
  onChange,
  named,
}: {
  draft: Draft;
  onChange: (change: Partial<Draft>) => void;
  named: boolean;
}) {
  const { t } = useTexts('records');
  const [asked, setAsked] = useState(false);
  const colleagues = useColleagues(named && asked);
  // The list puts something of its own behind the key that it is given.
  const choose = ({ key }: { key?: string }) => {
    const one = colleagues.find(({ id }) => key?.startsWith(id));
    if (one) onChange({ named: { ...draft.named, [one.name]: one.id } });
  };
  return (
    <Mentions
      value={draft.body}
      prefix={named ? '@' : []}
      onChange={(body) => onChange({ body })}
      onFocus={() => setAsked(true)}
      onSelect={choose}
      options={colleagues.map((one) => ({ key: one.id, value: one.name, label: one.name }))}
      autoSize={{ minRows: 2, maxRows: 10 }}
      maxLength={20_000}
      placeholder={t('follow.placeholder')}
      aria-label={t('follow.placeholder')}
    />
  );
}

function NextStep({
  field,
  value,
  onChange,
}: {
  field: Field;
  value: string | null;
  onChange: (value: string | null) => void;
}) {
  const { t } = useTexts('records');
  const Edit = rendererOf(field.type).Edit as unknown as ComponentType<EditProps<string>>;
  return (
    <label className={styles.next} htmlFor="follow-next">
      <span>{t('follow.next')}</span>
      <Edit id="follow-next" field={field} refs={{}} value={value} onChange={onChange} />
    </label>
  );
}

function Attach({
  draft,
  onChange,
  follows,
}: {
  draft: Draft;
  onChange: (change: Partial<Draft>) => void;
  follows: string;
}) {
  const { t } = useTexts('records');
  const { message } = App.useApp();
  const narrow = useNarrow();
  const any = useRef<HTMLInputElement>(null);
  const photo = useRef<HTMLInputElement>(null);
  const attachment = useObject('attachment');
  if (attachment?.follows !== follows || !attachment.verbs.includes('create')) return null;
  const take = (event: React.ChangeEvent<HTMLInputElement>) => {
    const given = [...(event.target.files ?? [])];
    event.target.value = '';
    if (given.some((file) => file.size > LARGEST)) message.error(t('attach.tooBig'));
    const files = [...draft.files, ...given.filter((file) => file.size <= LARGEST)];
    onChange({ files: files.slice(0, FILES_AT_ONCE) });
  };
  return (
    <>
      <input ref={any} type="file" multiple hidden aria-label={t('follow.attach')} onChange={take} />
      <input
        ref={photo}
        type="file"
        accept="image/*"
        capture="environment"
        hidden
        aria-label={t('follow.photo')}
        onChange={take}
      />
      {narrow ? (
        <Button
          icon={<CameraOutlined />}
          aria-label={t('follow.photo')}
          title={t('follow.photo')}
          onClick={() => photo.current?.click()}
        />
      ) : null}
      <Button
        icon={<PaperClipOutlined />}
        aria-label={t('follow.attach')}
        title={t('follow.attach')}
        onClick={() => any.current?.click()}
      />
    </>
  );
}

/** Sends the follow-up, then its files. What could not be sent stays in the composer. */
function useSend(
  { customer, deal }: Subject,
  object: ObjectDeclaration,
  clear: () => void,
  keep: (change: Partial<Draft>) => void,
) {
  const { t } = useTexts('records');
  const { message } = App.useApp();
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState('');
  const has = (name: string) => object.fields.some((field) => field.name === name && field.edit);
  const valuesOf = (draft: Draft): Record<string, WireValue> => {
    const named = mentioned(draft);
    const all: Record<string, WireValue> = {
      body: draft.body.trim(),
      at: new Date().toISOString(),
      ...(draft.kind ? { kind: draft.kind } : {}),
      ...(draft.nextAt ? { next_at: draft.nextAt } : {}),
      ...(draft.kind === 'visit' && draft.place.trim() ? { place: draft.place.trim() } : {}),
      ...(named.length > 0 ? { mentions: named } : {}),
      ...(deal ? { deal: deal.id } : {}),
    };
    return Object.fromEntries(Object.entries(all).filter(([name]) => has(name)));
  };
  const sendFiles = async (files: File[], followUp: string) => {
    for (const [at, file] of files.entries()) {
      const form = new FormData();
      form.append('parent', customer.id);
      form.append('follow_up', followUp);
      form.append('file', file);
      try {
        await api.post('/records/attachment', form);
      } catch (error) {
        keep({ files: files.slice(at) });
        throw error;
      }
    }
  };
  const send = async (draft: Draft) => {
    setBusy(true);
    setFailed('');
    let said = false;
    try {
      const saved = await api.post<DataRecord>(`/records/${object.name}`, {
        parent: customer.id,
        values: valuesOf(draft),
      });
      said = true;
      clear();
      await sendFiles(draft.files, saved.id);
      message.success(t('follow.added'));
    } catch (error) {
      setFailed(said ? t('follow.filesFailed', { why: problemText(error, t) }) : problemText(error, t));
    } finally {
      setBusy(false);
      if (said) await recordChanged(customer.object, customer.id);
      if (said && deal) await recordChanged('deal', deal.id);
      keepFocus();
    }
  };
  return { busy, failed, send };
}
