import { App } from 'antd';
import { useState } from 'react';
import { api } from '@/api/client';
import { isProblem } from '@/api/problem';
import type { DataRecord } from '@/api/types';
import { useTexts } from '@/i18n/texts';
import { problemText } from '@/kit/problemText';
import { type Draft, draftOf, rolesChanged, saveRole } from './roles';

export interface Saving {
  busy: boolean;
  /** Somebody else was faster. */
  conflict: boolean;
  /** What was wrong with single fields, by their names. */
  faults: Record<string, string>;
  /** `over`: put this draft over whatever is stored now. */
  save: (draft: Draft, over: boolean) => Promise<void>;
  theirs: (draft: Draft) => Promise<void>;
}

/** Stores a role; a refusal or a conflict leaves the draft as it is. */
export function useSaveRole(onStored: (draft: Draft) => void): Saving {
  const { t } = useTexts('roles');
  const { message } = App.useApp();
  const [busy, setBusy] = useState(false);
  const [conflict, setConflict] = useState(false);
  const [faults, setFaults] = useState<Record<string, string>>({});
  const run = async (act: () => Promise<void>) => {
    setBusy(true);
    try {
      await act();
      setConflict(false);
      setFaults({});
    } catch (error) {
      if (isProblem(error)) setFaults(Object.fromEntries(error.fields.map((one) => [one.field, one.detail])));
      if (isProblem(error, 'version_conflict')) setConflict(true);
      else message.error(said(error) || problemText(error, t));
    } finally {
      setBusy(false);
    }
  };
  const stored = (draft: Draft) => api.get<DataRecord>(`/records/role/${draft.record?.id}`);
  return {
    busy,
    conflict,
    faults,
    save: (draft, over) =>
      run(async () => {
        const version = over && draft.record ? (await stored(draft)).version : undefined;
        const saved = await saveRole(draft, version);
        message.success(t('saved'));
        await rolesChanged();
        onStored(draftOf(saved));
      }),
    theirs: (draft) =>
      run(async () => {
        onStored(draftOf(await stored(draft)));
        await rolesChanged();
      }),
  };
}

/** What is wrong with single fields says more than the sentence about the whole. */
function said(error: unknown): string {
  return isProblem(error) ? error.fields.map((one) => one.detail).join(' ') : '';
}
