import { App, Button, Input, Select } from 'antd';
import { useState } from 'react';
import { api } from '@/api/client';
import type { DataRecord, Field, ObjectDeclaration, WireValue } from '@/api/types';
import { useOptions } from '@/fields/choice';
import { Value } from '@/fields/Value';
import { useReveal } from '@/gate/useReveal';
import { useText } from '@/i18n/text';
import { useTexts } from '@/i18n/texts';
import { formatAgo, formatMoment } from '@/i18n/time';
import { Panel } from '@/kit/PageHeader';
import { problemText } from '@/kit/problemText';
import { ErrorState, Loading } from '@/kit/States';
import { acts, recordChanged, useChildren } from '../queries';
import { RevealableValue } from './Details';
import { keepDraft, useDraft } from './draft';
import styles from './record.module.css';

interface Props {
  parent: DataRecord;
  object: ObjectDeclaration;
}

/** The conversation with this customer: a composer above, what was said below, newest first. */
export function FollowUps({ parent, object }: Props) {
  const { t } = useTexts('records');
  const found = useChildren(parent.object, parent.id, object.name);
  const items = [...(found.data?.items ?? [])].sort((a, b) => (a.created_at < b.created_at ? 1 : -1));
  const mayWrite = object.verbs.includes('create') && parent.state === 'active';
  return (
    <Panel title={t('follow.title')}>
      {mayWrite ? <Composer parent={parent} object={object} /> : null}
      {found.isPending ? <Loading /> : null}
      {found.isError ? <ErrorState error={found.error} onRetry={() => void found.refetch()} /> : null}
      {found.data && items.length === 0 ? <p className={styles.empty}>{t('follow.empty')}</p> : null}
      <ol className={styles.timeline}>
        {items.map((one) => (
          <Entry key={one.id} record={one} parent={parent} object={object} refs={found.data?.refs ?? {}} />
        ))}
      </ol>
    </Panel>
  );
}

interface Parts {
  /** The words that were exchanged. */
  note: Field | undefined;
  /** How they were exchanged. */
  channel: Field | undefined;
  /** When. */
  moment: Field | undefined;
}

function partsOf(object: ObjectDeclaration): Parts {
  return {
    note:
      object.fields.find((field) => field.type === 'long_text') ??
      object.fields.find((field) => field.type === 'text'),
    channel: object.fields.find((field) => field.type === 'choice'),
    moment: object.fields.find((field) => field.type === 'datetime' && field.required),
  };
}

function Composer({ parent, object }: Props) {
  const { t } = useTexts('records');
  const { message } = App.useApp();
  const { note, channel, moment } = partsOf(object);
  const [draft, setDraft] = useDraft(parent.id);
  const [way, setWay] = useState<string | null>(channel?.options?.[0]?.value ?? null);
  const [busy, setBusy] = useState(false);
  if (!note) return null;
  const save = async () => {
    setBusy(true);
    const values: Record<string, WireValue> = { [note.name]: draft.trim() };
    if (channel && way) values[channel.name] = way;
    if (moment) values[moment.name] = new Date().toISOString();
    try {
      await api.post(`/records/${object.name}`, { parent: parent.id, values });
      keepDraft(parent.id, '');
      setDraft('');
      message.success(t('follow.added'));
      await recordChanged(parent.object, parent.id);
    } catch (error) {
      message.error(problemText(error, t));
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className={styles.composer}>
      <Input.TextArea
        value={draft}
        onChange={(event) => setDraft(event.target.value)}
        autoSize={{ minRows: 2, maxRows: 8 }}
        maxLength={20_000}
        placeholder={t('follow.placeholder')}
        aria-label={t('follow.placeholder')}
      />
      <div className={styles.composerFoot}>
        {channel ? <WaySelect field={channel} value={way} onChange={setWay} /> : <span />}
        <Button type="primary" disabled={draft.trim() === ''} loading={busy} onClick={() => void save()}>
          {t('follow.add')}
        </Button>
      </div>
    </div>
  );
}

function WaySelect({
  field,
  value,
  onChange,
}: {
  field: Field;
  value: string | null;
  onChange: (value: string | null) => void;
}) {
  const { t } = useTexts('fields');
  const text = useText();
  return (
    <Select
      style={{ minWidth: 120 }}
      value={value}
      onChange={(next) => onChange(next ?? null)}
      options={useOptions(field)}
      allowClear={!field.required}
      placeholder={t('filter.choose')}
      aria-label={text(field.label)}
    />
  );
}

function Entry({
  record,
  parent,
  object,
  refs,
}: Props & { record: DataRecord; refs: Record<string, string> }) {
  const { t, language } = useTexts('records');
  const { modal, message } = App.useApp();
  const { note, channel } = partsOf(object);
  const reveal = useReveal(record.object, record.id);
  const who = record.owner ? (refs[record.owner] ?? record.refs?.[record.owner]) : undefined;
  const remove = () =>
    modal.confirm({
      title: t('follow.deleteTitle'),
      okText: t('common:delete'),
      okButtonProps: { danger: true },
      onOk: async () => {
        try {
          await acts.remove(record);
          await recordChanged(parent.object, parent.id);
        } catch (error) {
          message.error(problemText(error, t));
        }
      },
    });
  return (
    <li className={styles.entry}>
      <div className={styles.entryHead}>
        <time dateTime={record.created_at} title={formatMoment(record.created_at)}>
          {formatAgo(record.created_at, language)}
        </time>
        <span>{who}</span>
        {channel ? <Value field={channel} value={record.values[channel.name]} /> : null}
        {record.may.includes('delete') ? (
          <button
            type="button"
            className={styles.quiet}
            aria-label={`${t('common:delete')} ${formatMoment(record.created_at)}`}
            onClick={remove}
          >
            {t('common:delete')}
          </button>
        ) : null}
      </div>
      <div className={styles.entryBody}>
        {note ? <RevealableValue field={note} record={record} reveal={reveal} /> : null}
      </div>
    </li>
  );
}
