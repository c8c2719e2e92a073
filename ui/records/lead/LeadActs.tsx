import { useNavigate } from '@tanstack/react-router';
import { App, Button } from 'antd';
import { useEffect, useState } from 'react';
import type { DataRecord, ObjectDeclaration } from '@/api/types';
import { useTexts } from '@/i18n/texts';
import { recordChanged } from '../queries';
import ConvertDialog, { type Converted } from './ConvertDialog';
import LostDialog from './LostDialog';

/** What becomes of a lead: a customer, or nothing for a reason. */
export default function LeadActs({ record, object }: { record: DataRecord; object: ObjectDeclaration }) {
  const { t } = useTexts('leads');
  const { message } = App.useApp();
  const navigate = useNavigate();
  const [open, setOpen] = useState<'convert' | 'lost' | null>(null);
  const may = (verb: string) => record.may.includes(verb);
  const close = () => setOpen(null);
  useHandedOut(record);
  const done = async (made: Converted) => {
    close();
    const known = made.contact_known ? ` ${t('convert.known')}` : '';
    message.success(`${t('convert.done')}${known}`);
    await Promise.all([
      recordChanged('lead', record.id),
      recordChanged('customer', made.customer),
      recordChanged('contact'),
      recordChanged('deal'),
    ]);
    await navigate({ to: `/records/customer/${made.customer}` });
  };
  return (
    <>
      {may('convert') ? (
        <Button type="primary" onClick={() => setOpen('convert')}>
          {t('convert.act')}
        </Button>
      ) : null}
      {may('update') && may('convert') && record.values.status !== 'lost' ? (
        <Button onClick={() => setOpen('lost')}>{t('lost.act')}</Button>
      ) : null}
      {open === 'convert' ? (
        <ConvertDialog record={record} object={object} onClose={close} onDone={done} />
      ) : null}
      {open === 'lost' ? <LostDialog record={record} object={object} onClose={close} /> : null}
    </>
  );
}

/** How often a lead that waits to be handed out is asked for, in milliseconds. */
const LOOK = 2500;

/** A lead that waits is somebody's within seconds: then it is asked for again, so that its page is not behind. */
function useHandedOut({ id, values, version }: DataRecord): void {
  const waits = values.assignment === 'waiting';
  // biome-ignore lint/correctness/useExhaustiveDependencies: each version is looked at once more
  useEffect(() => {
    if (!waits) return undefined;
    const timer = setInterval(() => void recordChanged('lead', id), LOOK);
    return () => clearInterval(timer);
  }, [waits, id, version]);
}
