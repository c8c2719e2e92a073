import { DeleteOutlined, PushpinFilled, PushpinOutlined, SaveOutlined } from '@ant-design/icons';
import { App, Button, Select } from 'antd';
import { useState } from 'react';
import { useMe } from '@/api/queries';
import type { Field, ObjectDeclaration } from '@/api/types';
import { mayObject } from '@/gate/may';
import { useText } from '@/i18n/text';
import { useTexts } from '@/i18n/texts';
import { onDemand } from '@/kit/onDemand';
import { problemText } from '@/kit/problemText';
import { useAttempt } from '@/kit/useAttempt';
import styles from './list.module.css';
import { type ListState, START } from './state';
import { deleteView, pinView, useViews, type View } from './views';

const SaveView = onDemand(() => import('./SaveView'));

export interface Props {
  object: ObjectDeclaration;
  fields: Field[];
  state: ListState;
  onChange: (change: Partial<ListState>) => void;
}

/** Chooses, saves and deletes saved views. */
export function ViewPicker({ object, fields, state, onChange }: Props) {
  const { t } = useTexts('records');
  const text = useText();
  const me = useMe();
  const views = useViews(object.name, fields, mayObject(me, 'view', 'list')).data ?? [];
  const [saving, setSaving] = useState(false);
  const current = views.find((one) => one.record.id === state.view);
  const options = [
    { value: '', label: t('view.all', { what: text(object.plural) }) },
    ...views.map((one) => ({ value: one.record.id, label: one.name })),
  ];
  const choose = (id: string) => onChange(views.find((one) => one.record.id === id)?.state ?? START);
  return (
    <>
      <Select
        className={styles.view ?? ''}
        value={current ? current.record.id : ''}
        onChange={choose}
        options={options}
        aria-label={t('view.title')}
      />
      {mayObject(me, 'view', 'create') ? (
        <Button
          icon={<SaveOutlined />}
          aria-label={t('view.save')}
          title={t('view.save')}
          onClick={() => setSaving(true)}
        />
      ) : null}
      {current?.record.may.includes('delete') ? (
        <DeleteButton view={current} object={object.name} onGone={() => onChange(START)} />
      ) : null}
      {current?.record.may.includes('update') ? <PinButton view={current} object={object.name} /> : null}
      <Pinned views={views.filter((one) => one.pinned)} chosen={state.view} onChoose={choose} />
      {saving ? (
        <SaveView
          object={object}
          fields={fields}
          state={state}
          onChange={onChange}
          onClose={() => setSaving(false)}
        />
      ) : null}
    </>
  );
}

function DeleteButton({ view, object, onGone }: { view: View; object: string; onGone: () => void }) {
  const { t } = useTexts('records');
  const { modal, message } = App.useApp();
  const ask = () =>
    modal.confirm({
      title: t('view.delete', { name: view.name }),
      content: t('view.deleteHint'),
      onOk: async () => {
        try {
          await deleteView(view, object);
          message.success(t('view.deleted'));
          onGone();
        } catch (error) {
          message.error(problemText(error, t));
        }
      },
    });
  const label = t('view.delete', { name: view.name });
  return <Button icon={<DeleteOutlined />} aria-label={label} title={label} onClick={ask} />;
}

function PinButton({ view, object }: { view: View; object: string }) {
  const { t } = useTexts('records');
  const { busy, attempt } = useAttempt();
  const label = t(view.pinned ? 'view.unpin' : 'view.pin', { name: view.name });
  return (
    <Button
      icon={view.pinned ? <PushpinFilled /> : <PushpinOutlined />}
      loading={busy}
      aria-label={label}
      title={label}
      onClick={() => void attempt(() => pinView(view, object))}
    />
  );
}

/** Views that are one touch away. */
function Pinned({
  views,
  chosen,
  onChoose,
}: {
  views: View[];
  chosen: string | null;
  onChoose: (id: string) => void;
}) {
  return views.map((view) => {
    const on = view.record.id === chosen;
    return (
      <Button
        key={view.record.id}
        type={on ? 'primary' : 'default'}
        ghost={on}
        aria-pressed={on}
        onClick={() => onChoose(on ? '' : view.record.id)}
      >
        {view.name}
      </Button>
    );
  });
}
