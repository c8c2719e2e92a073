import { MoreOutlined } from '@ant-design/icons';
import { Button, Dropdown, type MenuProps } from 'antd';

interface Act {
  key: string;
  label: string;
  danger?: boolean;
  act: () => void;
}

/** The acts of one line behind a button with three dots; nothing where there are none. */
export function ActMenu({ label, acts }: { label: string; acts: Act[] }) {
  if (acts.length === 0) return null;
  const items: MenuProps['items'] = acts.map(({ key, label: words, danger, act }) => ({
    key,
    label: words,
    danger: danger ?? false,
    onClick: act,
  }));
  return (
    <Dropdown trigger={['click']} menu={{ items }}>
      <Button type="text" size="small" icon={<MoreOutlined />} aria-label={label} aria-haspopup="menu" />
    </Dropdown>
  );
}
