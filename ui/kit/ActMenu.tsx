import { MoreOutlined } from '@ant-design/icons';
import { Button, Dropdown, type MenuProps } from 'antd';

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

/** The acts of one line behind a button with three dots; nothing where there are none. */
export function ActMenu({ label, acts, framed = false }: Props) {
  if (acts.length === 0) return null;
  const items: MenuProps['items'] = acts.map(({ key, label: words, danger, act }) => ({
    key,
    label: words,
    danger: danger ?? false,
    onClick: act,
  }));
  return (
    <Dropdown autoFocus trigger={['click']} menu={{ items }}>
      <Button
        type={framed ? 'default' : 'text'}
        size={framed ? 'middle' : 'small'}
        icon={<MoreOutlined />}
        aria-label={label}
        aria-haspopup="menu"
      />
    </Dropdown>
  );
}
