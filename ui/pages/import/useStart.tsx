import { App } from 'antd';
import { type ReactNode, useState } from 'react';
import { isProblem } from '@/api/problem';
import { queryClient, useMe } from '@/api/queries';
import { RecoveryKeyDialog } from '@/gate/RecoveryKey';
import { useTexts } from '@/i18n/texts';
import { problemText } from '@/kit/problemText';
import { calls, type Duplicates, placeOf } from './preview';
import type { Looking } from './usePreview';

export interface Wish {
  duplicates: Duplicates;
  /** Empty: told from each row. */
  kind: string;
}

export interface Starting {
  /** The job that runs or ran. */
  job: string | null;
  setJob: (id: string | null) => void;
  /** Whether the job of now writes nothing. */
  dry: boolean;
  busy: boolean;
  wish: Wish;
  setWish: (wish: Wish) => void;
  start: (dry: boolean) => Promise<void>;
  dialog: ReactNode;
}

/** Starts the import; before the first real one the recovery key has to be kept. */
export function useStart(object: string, looking: Looking): Starting {
  const { t } = useTexts('import');
  const { message, modal } = App.useApp();
  const allowed = useMe().recovery_key.allowed;
  const [job, setJob] = useState<string | null>(null);
  const [dry, setDry] = useState(false);
  const [busy, setBusy] = useState(false);
  const [keyNeeded, setKeyNeeded] = useState(false);
  const [wish, setWish] = useState<Wish>({ duplicates: 'update', kind: '' });

  const refuse = (error: unknown) => {
    if (!isProblem(error, 'recovery_key_needed')) message.error(problemText(error, t));
    else if (allowed) setKeyNeeded(true);
    else modal.warning({ title: t('keyOwner') });
  };
  const start = async (dryRun: boolean) => {
    const { preview, mapping } = looking;
    if (!preview) return;
    setBusy(true);
    try {
      const made = await calls.start(object, {
        upload: preview.upload,
        ...placeOf(preview),
        mapping,
        duplicates: wish.duplicates,
        ...(wish.kind ? { defaults: { kind: wish.kind } } : {}),
        dry_run: dryRun,
      });
      setDry(dryRun);
      setJob(made.job);
      await queryClient.invalidateQueries({ queryKey: ['jobs'] });
    } catch (error) {
      refuse(error);
    } finally {
      setBusy(false);
    }
  };
  const dialog = keyNeeded ? (
    <RecoveryKeyDialog
      onClose={() => setKeyNeeded(false)}
      onSaved={() => {
        setKeyNeeded(false);
        void start(false);
      }}
    />
  ) : null;
  return { job, setJob, dry, busy, wish, setWish, start, dialog };
}
