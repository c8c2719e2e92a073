import { Modal } from 'antd';
import { useState } from 'react';
import type { DataRecord, Field, ObjectDeclaration, WireValue } from '@/api/types';
import { Value } from '@/fields/Value';
import { useText } from '@/i18n/text';
import { useTexts } from '@/i18n/texts';
import styles from './form.module.css';
import type { Conflict, Save } from './useSave';
import { overlapping } from './values';

interface Props {
  object: ObjectDeclaration;
  /** The record as it was when the form was opened. */
  base: DataRecord;
  conflict: Conflict;
  save: Save;
}

type Side = 'mine' | 'theirs';

/** Both sides of every field that two people changed; nothing is lost until somebody chooses. */
export function ConflictDialog({ object, base, conflict, save }: Props) {
  const { t } = useTexts('records');
  const { mine, theirs } = conflict;
  const [chosen, setChosen] = useState<Record<string, Side>>({});
  const clash = overlapping(mine, base, theirs);
  const fields = object.fields.filter((field) => clash.includes(field.name));
  const kept = () => {
    const values = Object.entries(mine).filter(([name]) => (chosen[name] ?? 'mine') === 'mine');
    return Object.fromEntries(values);
  };
  return (
    <Modal
      open
      title={t('conflict.title')}
      width={680}
      okText={t('conflict.save')}
      cancelText={t('conflict.back')}
      confirmLoading={save.busy}
      onOk={() => void save.resolve(kept())}
      onCancel={save.back}
    >
      <p>{t(fields.length > 0 ? 'conflict.hint' : 'conflict.noOverlap')}</p>
      {fields.length > 0 ? (
        <table className={styles.conflict}>
          <thead>
            <tr>
              <th>{t('conflict.field')}</th>
              <th>{t('conflict.mine')}</th>
              <th>{t('conflict.theirs')}</th>
            </tr>
          </thead>
          <tbody>
            {fields.map((field) => (
              <Row
                key={field.name}
                field={field}
                mine={mine[field.name]}
                theirs={theirs}
                side={chosen[field.name] ?? 'mine'}
                onChoose={(side) => setChosen((before) => ({ ...before, [field.name]: side }))}
              />
            ))}
          </tbody>
        </table>
      ) : null}
    </Modal>
  );
}

interface RowProps {
  field: Field;
  mine: WireValue | undefined;
  theirs: DataRecord;
  side: Side;
  onChoose: (side: Side) => void;
}

function Row({ field, mine, theirs, side, onChoose }: RowProps) {
  const text = useText();
  const choice = (which: Side, value: WireValue | undefined) => (
    <td>
      <label className={styles.side}>
        <input
          type="radio"
          name={`side-${field.name}`}
          checked={side === which}
          onChange={() => onChoose(which)}
        />
        <Value field={field} value={value} refs={theirs.refs} />
      </label>
    </td>
  );
  return (
    <tr>
      <th scope="row">{text(field.label)}</th>
      {choice('mine', mine)}
      {choice('theirs', theirs.values[field.name])}
    </tr>
  );
}
