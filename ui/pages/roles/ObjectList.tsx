import { Button, Collapse } from 'antd';
import { inOrder, type ObjectRights, type RoleMatrix } from '@/api/matrix';
import type { Grant } from '@/api/types';
import { joinList } from '@/i18n/list';
import { useText } from '@/i18n/text';
import { useTexts } from '@/i18n/texts';
import { GrantBlock } from './GrantBlock';
import { replaced } from './grants';
import styles from './roles.module.css';

interface Props {
  grants: Grant[];
  matrix: RoleMatrix;
  disabled: boolean;
  onChange: (grants: Grant[]) => void;
}

/** One line an object: closed, what is granted; open, the sets of permissions to change. */
export function ObjectList({ grants, matrix, disabled, onChange }: Props) {
  const text = useText();
  const items = inOrder(matrix.objects).map((object) => ({
    key: object.name,
    label: (
      <span className={styles.objectHead}>
        <strong>{text(object.label)}</strong>
        <Summary object={object} matrix={matrix} grants={grants} />
      </span>
    ),
    children: (
      <Sets object={object} matrix={matrix} grants={grants} disabled={disabled} onChange={onChange} />
    ),
  }));
  return <Collapse items={items} bordered={false} className={styles.objects ?? ''} />;
}

function Summary({ object, matrix, grants }: { object: ObjectRights; matrix: RoleMatrix; grants: Grant[] }) {
  const { t, language } = useTexts('roles');
  const text = useText();
  const own = grants.filter((one) => one.object === object.name && one.verbs.length > 0);
  if (own.length === 0) return <span className={styles.none}>{t('nothing')}</span>;
  const parts = own.map((one) => {
    const rows = text(matrix.rows.find((row) => row.value === one.rows)?.label) || t('shared');
    const verbs = object.verbs
      .filter((verb) => one.verbs.includes(verb.value))
      .map((verb) => text(verb.label));
    return { rows, verbs: joinList(verbs, language) };
  });
  return (
    <span className={styles.summary}>
      {parts.map((part) => (
        <span key={`${part.rows} ${part.verbs}`}>
          <span className={styles.tag}>{part.rows}</span> {part.verbs}
        </span>
      ))}
    </span>
  );
}

function Sets({ object, matrix, grants, disabled, onChange }: Props & { object: ObjectRights }) {
  const { t } = useTexts('roles');
  const own = grants.flatMap((grant, index) => (grant.object === object.name ? [{ grant, index }] : []));
  const add = () =>
    onChange([...grants, { object: object.name, verbs: ['list', 'read'], rows: 'own', fields: [] }]);
  return (
    <>
      {own.map(({ grant, index }, place) => (
        <GrantBlock
          key={index}
          title={own.length > 1 ? t('grant', { n: place + 1 }) : ''}
          grant={grant}
          object={object}
          matrix={matrix}
          disabled={disabled}
          onChange={(next) => onChange(replaced(grants, index, next))}
        />
      ))}
      {disabled ? null : <Button onClick={add}>{t('addGrant')}</Button>}
    </>
  );
}
