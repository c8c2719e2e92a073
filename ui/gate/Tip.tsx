import { BulbOutlined, CloseOutlined } from '@ant-design/icons';
import { api } from '@/api/client';
import { meQuery, queryClient, useMe } from '@/api/queries';
import type { Me } from '@/api/types';
import { useTexts } from '@/i18n/texts';
import { useNarrow } from '@/kit/useNarrow';
import styles from './Tip.module.css';

/** Every tip, by the name under which the server keeps that it was closed. */
export const TIPS = ['palette', 'cells', 'timeline'] as const;
export type TipName = (typeof TIPS)[number];

/** Tips about the keyboard, which a phone does without. */
const KEYBOARD: TipName[] = ['palette', 'cells'];

/** The first of these tips that the person has not closed, one at a time; closing it holds on all devices. */
export function Tip({ of }: { of: TipName[] }) {
  const { t } = useTexts('gate');
  const { tips } = useMe();
  const narrow = useNarrow();
  const tip = of.find((one) => !tips.includes(one) && !(narrow && KEYBOARD.includes(one)));
  if (!tip) return null;
  const close = () => {
    queryClient.setQueryData<Me>(meQuery.queryKey, (me) => me && { ...me, tips: [...me.tips, tip] });
    // Should it not be kept, the tip comes once more: no reason to stop work.
    api.post('/me/tips', { tip }).catch(() => {});
  };
  return (
    <p className={styles.tip}>
      <BulbOutlined aria-hidden />
      <span>{t(`tip.${tip}`)}</span>
      <button type="button" className={styles.close} aria-label={t('tip.close')} onClick={close}>
        <CloseOutlined aria-hidden />
      </button>
    </p>
  );
}
