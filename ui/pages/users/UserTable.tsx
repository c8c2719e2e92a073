import { useNavigate } from '@tanstack/react-router';
import { useMe } from '@/api/queries';
import type { DataRecord, ObjectDeclaration } from '@/api/types';
import type { Refs } from '@/fields/contract';
import { Value } from '@/fields/Value';
import { useTexts } from '@/i18n/texts';
import { ActMenu } from '@/kit/ActMenu';
import { PlainTable } from '@/kit/PlainTable';
import { useAttempt } from '@/kit/useAttempt';
import { textOf } from '@/records/textOf';
import type { Asked } from './ReasonDialog';
import { calls, type HandOver } from './users';
import styles from './users.module.css';

interface Props {
  object: ObjectDeclaration;
  users: DataRecord[];
  refs: Refs;
  onEdit: (user: DataRecord) => void;
  onAsk: (asked: Asked) => void;
  onLink: (link: HandOver) => void;
}

const SHOWN = ['login', 'department', 'roles', 'status'] as const;

export function UserTable({ object, users, refs, ...acts }: Props) {
  const { t } = useTexts('users');
  const me = useMe();
  const cell = (name: string) => (user: DataRecord) => {
    // A department has no page of its own: its name stands without a link.
    if (name === 'department') return refs[textOf(user, name)] ?? '—';
    const field = object.fields.find((one) => one.name === name);
    return field ? <Value field={field} value={user.values[name]} refs={refs} /> : null;
  };
  const columns = [
    {
      key: 'name',
      title: t('name'),
      lead: true,
      render: (user: DataRecord) => (
        <span className={styles.person}>
          <span className={styles.face} aria-hidden>
            {[...user.title][0]}
          </span>
          {user.title}
          {user.id === me.user.id ? <span className={styles.you}>{t('you')}</span> : null}
        </span>
      ),
    },
    ...SHOWN.map((name) => ({ key: name, title: t(name), render: cell(name) })),
    {
      key: 'acts',
      title: t('actsHead'),
      tight: true,
      acts: true,
      render: (user: DataRecord) => <Acts user={user} self={user.id === me.user.id} {...acts} />,
    },
  ];
  return <PlainTable label={t('title')} columns={columns} rows={users} rowKey={(user) => user.id} />;
}

type ActsProps = Pick<Props, 'onEdit' | 'onAsk' | 'onLink'> & { user: DataRecord; self: boolean };

/** What may be done to a user; nobody manages their own way in. */
function Acts({ user, self, onEdit, onAsk, onLink }: ActsProps) {
  const { t } = useTexts('users');
  const { t: handover } = useTexts('handover');
  const navigate = useNavigate();
  const { attempt } = useAttempt();
  if (!user.may.includes('update')) return null;
  const status = textOf(user, 'status');
  const invite = () =>
    attempt(async () => onLink({ name: user.title, ...(await calls.link(user.id, 'invite')) }));
  const ask = (act: Asked['act']) => () => onAsk({ act, user });
  const known = [
    { key: 'edit', label: t('edit'), act: () => onEdit(user), when: true },
    { key: 'invite', label: t('invite'), act: () => void invite(), when: !self && status === 'invited' },
    {
      key: 'password',
      label: t('resetPassword'),
      act: ask('reset-password'),
      when: !self && status === 'active',
    },
    {
      key: 'sessions',
      label: t('endSessions'),
      act: ask('end-sessions'),
      when: !self && status === 'active',
    },
    { key: 'mfa', label: t('resetMfa'), act: ask('reset-mfa'), when: !self && status === 'active' },
    {
      key: 'handover',
      label: handover('menu'),
      act: () => void navigate({ to: `/handover/${user.id}` }),
      when: !self,
    },
    { key: 'unfreeze', label: t('unfreeze'), act: ask('unfreeze'), when: !self && status === 'frozen' },
    {
      key: 'freeze',
      label: t('freeze'),
      danger: true,
      act: ask('freeze'),
      when: !self && status !== 'frozen',
    },
  ];
  return <ActMenu label={t('acts', { name: user.title })} acts={known.filter((one) => one.when)} />;
}
