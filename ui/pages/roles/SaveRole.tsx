import { Button } from 'antd';
import { useState } from 'react';
import type { RoleMatrix } from '@/api/matrix';
import { useTexts } from '@/i18n/texts';
import { Confirm } from './Confirm';
import { type Foreseen, foresee } from './foreseen';
import { type Draft, draftOf } from './roles';
import type { Saving } from './useSaveRole';

interface Props {
  draft: Draft;
  matrix: RoleMatrix;
  disabled: boolean;
  saving: Saving;
}

/** Saves the role. Where it grants something else than before, who gains and loses what is shown first. */
export function SaveRole({ draft, matrix, disabled, saving }: Props) {
  const { t } = useTexts('roles');
  const [asking, setAsking] = useState(false);
  // `unknown`: what would happen could not be asked.
  const [foreseen, setForeseen] = useState<Foreseen | 'unknown' | null>(null);
  const store = () => {
    setForeseen(null);
    void saving.save(draft, false);
  };
  const submit = async () => {
    const { record } = draft;
    if (!record || !grantsChanged(draft)) return store();
    setAsking(true);
    try {
      const found = await foresee(record.id, draft.grants);
      if (found.affected === 0) store();
      else setForeseen(found);
    } catch {
      setForeseen('unknown');
    } finally {
      setAsking(false);
    }
  };
  return (
    <>
      <Button
        type="primary"
        disabled={disabled}
        loading={asking || saving.busy}
        onClick={() => void submit()}
      >
        {t('save')}
      </Button>
      {foreseen ? (
        <Confirm foreseen={foreseen} matrix={matrix} onSave={store} onBack={() => setForeseen(null)} />
      ) : null}
    </>
  );
}

function grantsChanged({ record, grants }: Draft): boolean {
  return record !== null && JSON.stringify(draftOf(record).grants) !== JSON.stringify(grants);
}
