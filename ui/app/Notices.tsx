import { Alert } from 'antd';
import { useState } from 'react';
import { useMe } from '@/api/queries';
import { useText } from '@/i18n/text';
import styles from './TopBar.module.css';

/** What the person must know now: a demo company, few recovery codes, failed sign-ins. */
export function Notices() {
  const text = useText();
  const { notices } = useMe();
  const [closed, setClosed] = useState<string[]>([]);
  const open = notices.filter((one) => !closed.includes(one.code + one.at));
  if (open.length === 0) return null;
  return (
    <div className={styles.notices}>
      {open.map((one) => (
        <Alert
          key={one.code + one.at}
          type="info"
          showIcon
          title={text(one.text)}
          closable={{ onClose: () => setClosed((before) => [...before, one.code + one.at]) }}
        />
      ))}
    </div>
  );
}
