import { Alert, Button, Modal } from 'antd';
import type { RoleMatrix } from '@/api/matrix';
import { useTexts } from '@/i18n/texts';
import { useNarrow } from '@/kit/useNarrow';
import type { Foreseen } from './foreseen';
import styles from './foreseen.module.css';
import { Group } from './Group';

interface Props {
  foreseen: Foreseen | 'unknown';
  matrix: RoleMatrix;
  onSave: () => void;
  onBack: () => void;
}

/** Who gains and loses what, before it is saved. */
export function Confirm({ foreseen, matrix, onSave, onBack }: Props) {
  const { t } = useTexts('roles');
  const narrow = useNarrow();
  const unknown = foreseen === 'unknown';
  return (
    <Modal
      open
      width={narrow ? '100%' : 760}
      title={unknown ? t('foreseen.failedTitle') : t('foreseen.title', { count: foreseen.affected })}
      onCancel={onBack}
      mask={{ closable: false }}
      footer={
        <>
          <Button onClick={onBack}>{t('foreseen.back')}</Button>
          <Button type="primary" onClick={onSave}>
            {t('foreseen.save')}
          </Button>
        </>
      }
    >
      {unknown ? (
        <Alert type="warning" showIcon title={t('foreseen.failed')} />
      ) : (
        <>
          <p className={styles.hint}>{t('foreseen.hint')}</p>
          {foreseen.groups.map((group) => (
            <Group key={group.people[0]?.id ?? group.more} group={group} matrix={matrix} />
          ))}
        </>
      )}
    </Modal>
  );
}
