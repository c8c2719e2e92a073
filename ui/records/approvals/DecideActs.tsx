import { App, Button, Dropdown } from 'antd';
import { useState } from 'react';
import { useTexts } from '@/i18n/texts';
import { keepFocus } from '@/kit/focus';
import { onDemand } from '@/kit/onDemand';
import { decide, type Said } from './queries';
import type { May } from './types';

const RemarkDialog = onDemand(() => import('./RemarkDialog'));

type Deed = 'approve' | 'reject' | 'return' | 'return_previous' | 'delegate' | 'withdraw';

interface Props {
  approval: string;
  may: May[];
  /** What it is about, in words, and as a record where it is known. */
  title: string;
  about?: { object: string; id: string } | undefined;
}

/** What this person may do with a request, each with a dialog for a remark. */
export function DecideActs({ approval, may, title, about }: Props) {
  const { t } = useTexts('approvals');
  const { message } = App.useApp();
  const [open, setOpen] = useState<Deed | null>(null);
  const say = async (deed: Deed, said: Said) => {
    await decide(approval, deed, said, about);
    message.success(t(`done.${deed}`));
    setOpen(null);
    keepFocus();
  };
  const back = [
    { key: 'return', label: t('backTo.requester') },
    { key: 'return_previous', label: t('backTo.previous') },
  ];
  const labelled = (deed: Deed) => ({ 'aria-label': `${t(`do.${deed}`)} ${title}` });
  return (
    <>
      {may.includes('decide') ? (
        <>
          <Button type="primary" onClick={() => setOpen('approve')} {...labelled('approve')}>
            {t('do.approve')}
          </Button>
          {may.includes('return_previous') ? (
            <Dropdown
              autoFocus
              trigger={['click']}
              menu={{ items: back, onClick: ({ key }) => setOpen(key as Deed) }}
            >
              <Button {...labelled('return')}>{t('do.return')}</Button>
            </Dropdown>
          ) : (
            <Button onClick={() => setOpen('return')} {...labelled('return')}>
              {t('do.return')}
            </Button>
          )}
          <Button danger onClick={() => setOpen('reject')} {...labelled('reject')}>
            {t('do.reject')}
          </Button>
          <Button onClick={() => setOpen('delegate')} {...labelled('delegate')}>
            {t('do.delegate')}
          </Button>
        </>
      ) : null}
      {may.includes('withdraw') ? (
        <Button onClick={() => setOpen('withdraw')} {...labelled('withdraw')}>
          {t('do.withdraw')}
        </Button>
      ) : null}
      {open ? (
        <RemarkDialog
          act={open}
          title={title}
          onSay={(said) => say(open, said)}
          onClose={() => setOpen(null)}
        />
      ) : null}
    </>
  );
}
