import { App, Button } from 'antd';
import { api } from '@/api/client';
import { isProblem } from '@/api/problem';
import type { DataRecord, WireValue } from '@/api/types';
import { useTexts } from '@/i18n/texts';
import { useAttempt } from '@/kit/useAttempt';
import { submit } from './queries';

type Values = Record<string, WireValue>;

interface Props {
  object: string;
  error: unknown;
  record: DataRecord | undefined;
  parent: string | undefined;
  /** What was typed. */
  values: () => Values;
  onAsked: (record: DataRecord) => void;
  /** Nothing but what needs approval was typed, as in a single cell. */
  alone?: boolean;
}

/** The fields of what was written that lead where only an approved record may go. */
export function leading(error: unknown): string[] | null {
  if (!isProblem(error, 'approval_needed')) return null;
  const fields = error.params.fields;
  return typeof fields === 'string' ? fields.split(',').filter((name) => name !== '') : [];
}

/** Saves what was typed, but for what needs approval first, and asks for that. */
export function AskInstead(props: Props) {
  const held = leading(props.error);
  // Its texts come late, and a form that waits for them would lose the marks at its fields.
  return held ? <Ask {...props} held={held} /> : null;
}

function Ask({ object, record, parent, values, onAsked, alone, held }: Props & { held: string[] }) {
  const { t } = useTexts('approvals');
  const { message } = App.useApp();
  const { busy, attempt } = useAttempt();
  const ask = async () => {
    const rest = Object.fromEntries(Object.entries(values()).filter(([name]) => !held.includes(name)));
    const path = `/records/${object}`;
    const saved = record
      ? Object.keys(rest).length > 0
        ? await api.patch<DataRecord>(`${path}/${record.id}`, { version: record.version, values: rest })
        : record
      : await api.post<DataRecord>(path, { values: rest, ...(parent ? { parent } : {}) });
    // What was typed is saved by now: the form is done, whatever becomes of the request.
    onAsked(saved);
    await submit(object, saved.id, saved.version);
    message.success(t('done.submit'));
  };
  return (
    <Button type="primary" size={alone ? 'small' : 'middle'} loading={busy} onClick={() => void attempt(ask)}>
      {t(alone ? 'do.submit' : 'saveAndAsk')}
    </Button>
  );
}
