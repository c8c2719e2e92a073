import { Alert, Modal } from 'antd';
import { useTexts } from '@/i18n/texts';
import { formatMoment } from '@/i18n/time';
import { CopyButton } from '@/kit/CopyButton';
import type { HandOver } from './users';
import styles from './users.module.css';

/** A one-time link, shown this once. */
export function LinkDialog({ link, onClose }: { link: HandOver; onClose: () => void }) {
  const { t } = useTexts('users');
  return (
    <Modal
      open
      title={t('linkTitle', { name: link.name })}
      footer={null}
      mask={{ closable: false }}
      onCancel={onClose}
      width={520}
    >
      <Alert type="warning" showIcon title={t('linkHint')} />
      <code className={styles.link} data-sensitive="">
        {link.link}
      </code>
      <div className={styles.linkFoot}>
        <CopyButton type="primary" text={link.link} />
        <span>{t('expires', { at: formatMoment(link.expires_at) })}</span>
      </div>
    </Modal>
  );
}
