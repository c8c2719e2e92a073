import { Alert, App, Button, Input } from 'antd';
import { useState } from 'react';
import type { RoleMatrix } from '@/api/matrix';
import { pick } from '@/i18n/text';
import { useTexts } from '@/i18n/texts';
import { Panel } from '@/kit/PageHeader';
import { problemText } from '@/kit/problemText';
import { acts } from '@/records/queries';
import { textOf } from '@/records/textOf';
import { Conflict } from './Conflict';
import { ObjectList } from './ObjectList';
import { type Draft, rolesChanged } from './roles';
import styles from './roles.module.css';
import { SaveRole } from './SaveRole';
import { Terms } from './Terms';
import { useLocked } from './useLocked';
import { useSaveRole } from './useSaveRole';

interface Props {
  draft: Draft;
  matrix: RoleMatrix;
  dirty: boolean;
  onDirty: () => void;
  /** Shows another draft. */
  onOpen: (draft: Draft) => void;
  onSaved: (draft: Draft) => void;
  onGone: () => void;
}

/** One role: its names, and what it grants on each object. */
export function RoleEditor({ draft: given, matrix, dirty, onDirty, onOpen, onSaved, onGone }: Props) {
  const { t, language } = useTexts('roles');
  const [draft, setDraft] = useState(given);
  const locked = useLocked(draft);
  const saving = useSaveRole((stored) => {
    setDraft(stored);
    onSaved(stored);
  });
  // What is typed while a save is on its way would be lost with its answer.
  const still = locked !== null || saving.busy;
  const change = (next: Partial<Draft>) => {
    setDraft({ ...draft, ...next });
    onDirty();
  };
  const copy = () =>
    onOpen({
      ...structuredClone(draft),
      record: null,
      name: t('copyName', { name: draft.name }),
      nameEn: '',
    });
  return (
    <div>
      <Panel
        title={pick({ zh: draft.name, en: draft.nameEn }, language) || t('createTitle')}
        extra={<Extra draft={draft} locked={locked !== null} onCopy={copy} onGone={onGone} />}
      >
        {locked ? <Alert className={styles.gap ?? ''} type="info" showIcon title={locked} /> : null}
        {draft.record === null ? (
          <Alert className={styles.gap ?? ''} type="info" showIcon title={t('unsavedNew')} />
        ) : null}
        <Names draft={draft} disabled={still} onChange={change} />
      </Panel>
      <Terms
        values={draft.terms}
        disabled={still}
        faults={saving.faults}
        onChange={(terms) => change({ terms })}
      />
      <Panel title={t('objects')}>
        <ObjectList
          grants={draft.grants}
          matrix={matrix}
          disabled={still}
          onChange={(grants) => change({ grants })}
        />
      </Panel>
      {locked ? null : (
        <div className={styles.foot}>
          {saving.conflict ? (
            <Conflict
              busy={saving.busy}
              onTheirs={() => void saving.theirs(draft)}
              onMine={() => void saving.save(draft, true)}
            />
          ) : null}
          <SaveRole
            draft={draft}
            matrix={matrix}
            disabled={!dirty || draft.name.trim() === ''}
            saving={saving}
          />
        </div>
      )}
    </div>
  );
}

interface ExtraProps {
  draft: Draft;
  locked: boolean;
  onCopy: () => void;
  onGone: () => void;
}

function Extra({ draft: { record }, locked, onCopy, onGone }: ExtraProps) {
  const { t } = useTexts('roles');
  const { message, modal } = App.useApp();
  if (!record) return null;
  const remove = () =>
    modal.confirm({
      title: t('deleteTitle', { name: record.title }),
      content: t('deleteHint'),
      okText: t('delete'),
      okButtonProps: { danger: true },
      onOk: async () => {
        try {
          await acts.remove(record);
          message.success(t('deleted'));
          await rolesChanged();
          onGone();
        } catch (error) {
          message.error(problemText(error, t));
        }
      },
    });
  const deletable = !locked && !textOf(record, 'builtin') && record.may.includes('delete');
  return (
    <span className={styles.acts}>
      <Button size="small" onClick={onCopy}>
        {t('copy')}
      </Button>
      {deletable ? (
        <Button size="small" danger onClick={remove}>
          {t('delete')}
        </Button>
      ) : null}
    </span>
  );
}

interface NamesProps {
  draft: Draft;
  disabled: boolean;
  onChange: (change: Partial<Draft>) => void;
}

function Names({ draft, disabled, onChange }: NamesProps) {
  const { t } = useTexts('roles');
  const lines = [
    ['name', t('name'), draft.name],
    ['nameEn', t('nameEn'), draft.nameEn],
    ['description', t('description'), draft.description],
  ] as const;
  return (
    <div className={styles.names}>
      {lines.map(([key, label, value]) => (
        <div key={key} className={key === 'description' ? styles.wide : undefined}>
          <label htmlFor={`role-${key}`}>{label}</label>
          <Input
            id={`role-${key}`}
            value={value}
            disabled={disabled}
            maxLength={key === 'description' ? 300 : 60}
            onChange={(event) => onChange({ [key]: event.target.value })}
          />
        </div>
      ))}
    </div>
  );
}
