import { useNavigate } from '@tanstack/react-router';
import { App, Button } from 'antd';
import type { ObjectDeclaration } from '@/api/types';
import { useText } from '@/i18n/text';
import { useTexts } from '@/i18n/texts';
import { useAttempt } from '@/kit/useAttempt';
import { merge, mergeChanged, type Undone, unmerge, type Wish } from './queries';

/** How long a notice offers to undo, in seconds; the record's page does for 30 days. */
const NOTICE = 12;

/** Merges and undoes, and says what became of it. */
export function useMerging(object: ObjectDeclaration) {
  const { t } = useTexts('merge');
  const text = useText();
  const { message, modal } = App.useApp();
  const navigate = useNavigate();
  const { busy, attempt } = useAttempt();

  const tell = (done: Undone) => {
    const label = (name: string) => text(object.fields.find((one) => one.name === name)?.label) || name;
    const told = [
      done.kept.length > 0 ? t('kept', { fields: done.kept.map(label).join('、') }) : '',
      done.changed > 0 ? t('changed', { count: done.changed }) : '',
      done.stayed > 0 ? t('stayed', { count: done.stayed }) : '',
    ].filter(Boolean);
    if (told.length === 0) return void message.success(t('undone'));
    modal.info({
      title: t('undoneTitle'),
      content: told.map((one) => <p key={one}>{one}</p>),
    });
  };
  const undo = (winner: string, loser: string) =>
    attempt(async () => {
      const done = await unmerge(object.name, winner, loser);
      await mergeChanged(object.name, winner, loser);
      tell(done);
    });
  const run = (wish: Wish, stay: boolean) =>
    attempt(async () => {
      const { record, moved } = await merge(wish);
      const key = `merged-${wish.loser.id}`;
      // The old page would be asked again, and lead here.
      if (!stay) await navigate({ to: `/records/${object.name}/${record.id}` });
      await mergeChanged(object.name, record.id);
      message.open({
        key,
        type: 'success',
        duration: NOTICE,
        content: (
          <>
            {moved > 0 ? t('done', { count: moved }) : t('doneNone')}
            <Button
              type="link"
              size="small"
              onClick={() => {
                message.destroy(key);
                void undo(record.id, wish.loser.id);
              }}
            >
              {t('undo')}
            </Button>
          </>
        ),
      });
    });
  return { busy, run, undo };
}
