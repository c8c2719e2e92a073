import { MoreOutlined } from '@ant-design/icons';
import { Button, Dropdown, type MenuProps } from 'antd';
import { useState } from 'react';
import styles from './ActMenu.module.css';

interface Act {
  key: string;
  label: string;
  danger?: boolean;
  act: () => void;
}

interface Props {
  label: string;
  acts: Act[];
  /** As large as the buttons that it stands beside. */
  framed?: boolean;
}

/**
 * The acts of one line behind a button with three dots; nothing where there are none. The menu is made when it is
 * first opened: a page may have hundreds of them.
 */
export function ActMenu({ label, acts, framed = false }: Props) {
  const [open, setOpen] = useState<boolean | null>(null);
  if (acts.length === 0) return null;
  const common = {
    'aria-label': label,
    'aria-haspopup': 'menu' as const,
    ...(open === null ? { onClick: () => setOpen(true) } : {}),
  };
  const button = framed ? (
    <Button icon={<MoreOutlined />} {...common} />
  ) : (
    <button type="button" className={styles.dots} {...common}>
      <MoreOutlined />
    </button>
  );
  if (open === null) return button;
  const items: MenuProps['items'] = acts.map(({ key, label: words, danger, act }) => ({
    key,
    label: words,
    danger: danger ?? false,
    onClick: act,
  }));
  return (
    <Dropdown autoFocus open={open} onOpenChange={setOpen} trigger={['click']} menu={{ items }}>
      {button}
    </Dropdown>
  );
}
