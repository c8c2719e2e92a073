import { Navigate } from '@tanstack/react-router';
import { App } from 'antd';
import { useEffect } from 'react';
import { useTexts } from '@/i18n/texts';

/** An old address of a record that was merged leads to the one that stayed. */
export function Gone({ object, into }: { object: string; into: unknown }) {
  const { t } = useTexts('merge');
  const { message } = App.useApp();
  const words = t('into');
  useEffect(() => {
    message.info({ key: 'merged-into', content: words, duration: 8 });
  }, [message, words]);
  return <Navigate to={`/records/${object}/${String(into)}`} replace />;
}
