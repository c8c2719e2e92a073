import { App, type FormInstance } from 'antd';
import { useState } from 'react';
import { api } from '@/api/client';
import { isProblem } from '@/api/problem';
import type { DataRecord, ObjectDeclaration, WireValue } from '@/api/types';
import { useTexts } from '@/i18n/texts';
import { recordChanged } from '../queries';
import type { FormValues } from './values';

type Values = Record<string, WireValue>;

/** What both sides have when somebody else was faster. */
export interface Conflict {
  mine: Values;
  theirs: DataRecord;
}

interface Wish {
  object: ObjectDeclaration;
  record: DataRecord | undefined;
  parent: string | undefined;
  form: FormInstance<FormValues>;
  onSaved: (record: DataRecord) => void;
}

export interface Save {
  busy: boolean;
  error: unknown;
  conflict: Conflict | null;
  submit: (values: Values) => Promise<void>;
  /** Saves over the newer version what the person chose to keep. */
  resolve: (values: Values) => Promise<void>;
  /** Back to the form, with everything typed. */
  back: () => void;
}

/** Sends a form. Every failure leaves the form as it was typed. */
export function useSave({ object, record, parent, form, onSaved }: Wish): Save {
  const { t } = useTexts('records');
  const { message } = App.useApp();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [conflict, setConflict] = useState<Conflict | null>(null);
  const path = `/records/${object.name}`;

  const write = (values: Values, version: number | undefined) =>
    record
      ? api.patch<DataRecord>(`${path}/${record.id}`, { version, values })
      : api.post<DataRecord>(path, { values, ...(parent ? { parent } : {}) });

  const fail = async (problem: unknown, values: Values) => {
    if (record && isProblem(problem, 'version_conflict')) {
      setConflict({ mine: values, theirs: await api.get<DataRecord>(`${path}/${record.id}`) });
      return;
    }
    setConflict(null);
    setError(problem);
    if (!isProblem(problem)) return;
    const known = problem.fields.filter((one) => object.fields.some((field) => field.name === one.field));
    form.setFields(known.map((one) => ({ name: one.field, errors: [one.detail] })));
    if (known[0]) form.scrollToField(known[0].field, { focus: true });
  };

  const send = async (values: Values, version: number | undefined) => {
    setBusy(true);
    setError(null);
    try {
      const saved = await write(values, version);
      setConflict(null);
      message.success(t(record ? 'form.saved' : 'form.created'));
      await recordChanged(object.name, saved.id);
      onSaved(saved);
    } catch (problem) {
      await fail(problem, values).catch(setError);
    } finally {
      setBusy(false);
    }
  };
  return {
    busy,
    error,
    conflict,
    submit: (values) => send(values, record?.version),
    resolve: (values) => send(values, conflict?.theirs.version),
    back: () => setConflict(null),
  };
}
