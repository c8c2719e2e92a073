import { App, ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import { type ReactNode, useMemo } from 'react';
import { useTexts } from '@/i18n/texts';
import { useNarrow } from '@/kit/useNarrow';
import { antdTheme } from '@/theme/antd';
import { useDark } from '@/theme/mode';
import { cspNonce } from './csp';

/** Ant Design with the product's theme, language and the nonce of this page. */
export function AntdRoot({ children }: { children: ReactNode }) {
  const { language } = useTexts();
  const dark = useDark();
  const narrow = useNarrow();
  const theme = useMemo(() => antdTheme(dark, narrow), [dark, narrow]);
  const english = language === 'en';
  dayjs.locale(english ? 'en' : 'zh-cn');
  return (
    <ConfigProvider
      theme={theme}
      locale={english ? enUS : zhCN}
      button={{ autoInsertSpace: false }}
      {...(cspNonce ? { csp: { nonce: cspNonce } } : {})}
    >
      <App component={false}>{children}</App>
    </ConfigProvider>
  );
}
