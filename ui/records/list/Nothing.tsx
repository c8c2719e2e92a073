import { Button } from 'antd';
import type { ObjectDeclaration } from '@/api/types';
import { useText } from '@/i18n/text';
import { useTexts } from '@/i18n/texts';
import { State } from '@/kit/States';
import type { ListState } from './state';

interface Props {
  object: ObjectDeclaration;
  state: ListState;
  onClear: (change: Partial<ListState>) => void;
}

/** An empty list: nothing there yet, or nothing that matches. */
export function Nothing({ object, state, onClear }: Props) {
  const { t } = useTexts('records');
  const text = useText();
  const narrowed = state.q !== '' || state.conditions.length > 0 || state.writtenFilter !== '';
  return narrowed ? (
    <State
      title={t('list.nothing')}
      hint={t('list.nothingHint')}
      action={
        <Button onClick={() => onClear({ q: '', conditions: [], writtenFilter: '' })}>
          {t('list.clear')}
        </Button>
      }
    />
  ) : (
    <State title={t('list.empty', { what: text(object.plural) })} hint={t('list.emptyHint')} />
  );
}
