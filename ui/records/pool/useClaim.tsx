import { Link } from '@tanstack/react-router';
import { App } from 'antd';
import { useState } from 'react';
import { isProblem } from '@/api/problem';
import type { DataRecord } from '@/api/types';
import { useTexts } from '@/i18n/texts';
import { problemText } from '@/kit/problemText';
import { claim, claimed } from './queries';

/** Claims one customer, and says where it is then; the id of the one that is being claimed. */
export function useClaim(): { busy: string | null; run: (record: DataRecord) => Promise<boolean> } {
  const { t } = useTexts('pool');
  const { message } = App.useApp();
  const [busy, setBusy] = useState<string | null>(null);
  const run = async (record: DataRecord) => {
    setBusy(record.id);
    try {
      const mine = await claim(record);
      await claimed(record.object, record.id);
      message.success(
        <>
          {t('claimed')} · <Link to={`/records/${mine.object}/${mine.id}`}>{mine.title || t('open')}</Link>
        </>,
        6,
      );
      return true;
    } catch (error) {
      // Somebody was faster, after this page had come.
      const gone = isProblem(error) && (error.status === 404 || error.code === 'claimed_already');
      message.error(gone ? t('gone') : problemText(error, t));
      if (gone) await claimed(record.object, record.id);
      return false;
    } finally {
      setBusy(null);
    }
  };
  return { busy, run };
}
