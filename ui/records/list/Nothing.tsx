import { PlusOutlined } from '@ant-design/icons';
import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useMe } from '@/api/queries';
import type { ObjectDeclaration } from '@/api/types';
import { mayObject } from '@/gate/may';
import { useText } from '@/i18n/text';
import { useTexts } from '@/i18n/texts';
import { State } from '@/kit/States';
import { RecordForm } from '../form';
import type { ListState } from './state';

interface Props {
  object: ObjectDeclaration;
  state: ListState;
  onClear: (change: Partial<ListState>) => void;
}

/** An empty list: nothing there yet and what to do about it, or nothing that matches. */
export function Nothing({ object, state, onClear }: Props) {
  const { t } = useTexts('records');
  const text = useText();
  const me = useMe();
  const narrowed = state.q !== '' || state.conditions.length > 0 || state.writtenFilter !== '';
  if (narrowed) {
    return (
      <State
        title={t('list.nothing')}
        hint={t('list.nothingHint')}
        action={
          <Button onClick={() => onClear({ q: '', conditions: [], writtenFilter: '' })}>
            {t('list.clear')}
          </Button>
        }
      />
    );
  }
  const [creates, imports] = (['create', 'import'] as const).map((verb) => mayObject(me, object.name, verb));
  const hint = creates ? (imports ? 'list.emptyHint' : 'list.emptyCreate') : 'list.emptyWait';
  return (
    <State
      title={t('list.empty', { what: text(object.plural) })}
      hint={t(hint)}
      action={creates ? <CreateFirst object={object} /> : null}
    />
  );
}

function CreateFirst({ object }: { object: ObjectDeclaration }) {
  const { t } = useTexts('records');
  const text = useText();
  const navigate = useNavigate();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button icon={<PlusOutlined />} onClick={() => setOpen(true)}>
        {t('list.first', { what: text(object.label) })}
      </Button>
      {open ? (
        <RecordForm
          object={object}
          onClose={() => setOpen(false)}
          onSaved={(record) => {
            setOpen(false);
            void navigate({ to: `/records/${object.name}/${record.id}` });
          }}
        />
      ) : null}
    </>
  );
}
