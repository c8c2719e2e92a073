import { BellOutlined } from '@ant-design/icons';
import { useNavigate } from '@tanstack/react-router';
import { Badge, Button, Popover } from 'antd';
import { useState } from 'react';
import { useUnread } from '@/api/notifications';
import { useTexts } from '@/i18n/texts';
import { onDemand } from '@/kit/onDemand';
import { useNarrow } from '@/kit/useNarrow';
import styles from './TopBar.module.css';

const Panel = onDemand(() => import('@/records/told/Panel'));

/** How many notifications are unread, and the latest of them; on a phone it leads to their page. */
export function Bell() {
  const { t } = useTexts('notifications');
  const narrow = useNarrow();
  const navigate = useNavigate();
  const unread = useUnread();
  const [open, setOpen] = useState(false);
  const label = unread > 0 ? t('bell', { count: unread }) : t('title');
  const bell = (
    <Button
      type="text"
      className={styles.bell ?? ''}
      aria-label={label}
      aria-haspopup={narrow ? undefined : 'dialog'}
      aria-expanded={narrow ? undefined : open}
      icon={
        <Badge count={unread} size="small" overflowCount={99}>
          <BellOutlined className={styles.bellIcon} />
        </Badge>
      }
      onClick={narrow ? () => void navigate({ to: '/notifications' }) : undefined}
    />
  );
  return (
    <>
      {/* Told once for each change of the count, and never over what is being read. */}
      <span className="kd-hidden" role="status">
        {unread > 0 ? label : ''}
      </span>
      {narrow ? (
        bell
      ) : (
        <Popover
          open={open}
          onOpenChange={setOpen}
          trigger="click"
          placement="bottomRight"
          destroyOnHidden
          content={<Panel onLeave={() => setOpen(false)} />}
        >
          {bell}
        </Popover>
      )}
    </>
  );
}
