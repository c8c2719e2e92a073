import { App, Form, Input, Select } from 'antd';
import { useMe } from '@/api/queries';
import type { DataRecord, ObjectDeclaration } from '@/api/types';
import type { Refs } from '@/fields/contract';
import { RecordSelect } from '@/fields/relation/RecordSelect';
import { useText } from '@/i18n/text';
import { useTexts } from '@/i18n/texts';
import { FormDialog } from '@/kit/FormDialog';
import { listOf, textOf } from '@/records/textOf';
import { calls, type HandOver, type UserValues, usersChanged } from './users';

interface Props {
  object: ObjectDeclaration;
  /** Nobody: a new user. */
  user: DataRecord | null;
  refs: Refs;
  onLink: (link: HandOver) => void;
  onClose: () => void;
}

/** Invites somebody, or changes their name, department and roles. */
export function UserDialog({ object, user, refs, onLink, onClose }: Props) {
  const { t } = useTexts('users');
  const { message } = App.useApp();
  const create = async (values: UserValues) => {
    const made = await calls.create(values);
    // The user is there whether or not the link can be made: it can be asked for again in the list.
    onClose();
    await usersChanged();
    message.success(t('made'));
    onLink({ name: made.title || values.name, ...(await calls.link(made.id, 'invite')) });
  };
  const change = async (record: DataRecord, values: UserValues) => {
    await calls.change(record, changed(record, values));
    message.success(t('saved'));
    await usersChanged();
    onClose();
  };
  const initial: Partial<UserValues> = user
    ? {
        name: textOf(user, 'name'),
        login: textOf(user, 'login'),
        department: textOf(user, 'department') || null,
        roles: listOf(user, 'roles'),
      }
    : { roles: [] };
  return (
    <FormDialog<UserValues>
      title={user ? t('editTitle', { name: user.title }) : t('new')}
      okText={user ? t('common:save') : t('create')}
      initial={initial}
      onSubmit={(values) => (user ? change(user, values) : create(values))}
      onClose={onClose}
    >
      <Items object={object} user={user} refs={refs} />
    </FormDialog>
  );
}

function Items({ object, user, refs }: Pick<Props, 'object' | 'user' | 'refs'>) {
  const { t } = useTexts('users');
  const text = useText();
  const self = useMe().user.id === user?.id;
  const roles = object.fields.find((one) => one.name === 'roles')?.options ?? [];
  const needed = [{ required: true, whitespace: true, message: t('missing') }];
  return (
    <>
      <Form.Item name="name" label={t('name')} rules={needed}>
        <Input maxLength={60} autoFocus autoComplete="off" />
      </Form.Item>
      <Form.Item name="login" label={t('login')} extra={t('loginHint')} rules={needed}>
        <Input maxLength={60} autoComplete="off" spellCheck={false} />
      </Form.Item>
      <Form.Item name="department" label={t('department')}>
        <Department refs={refs} />
      </Form.Item>
      <Form.Item name="roles" label={t('roles')} extra={t('ownerHint')}>
        <Select
          mode="multiple"
          disabled={self}
          options={roles.map((one) => ({ value: one.value, label: text(one.label) }))}
          placeholder={t('noRoles')}
          showSearch={{ optionFilterProp: 'label' }}
        />
      </Form.Item>
    </>
  );
}

interface DepartmentProps {
  id?: string;
  value?: string | null;
  onChange?: (id: string | null) => void;
  refs: Refs;
}

function Department({ id, value, onChange, refs }: DepartmentProps) {
  return (
    <RecordSelect
      id={id}
      target="department"
      value={value ?? null}
      onChange={(next) => onChange?.(next)}
      refs={refs}
    />
  );
}

/** What differs from the record; values that nobody touched are not sent. */
function changed(record: DataRecord, values: UserValues): Partial<UserValues> {
  const next: Partial<UserValues> = {};
  const name = values.name.trim();
  if (name !== textOf(record, 'name')) next.name = name;
  if (values.login && values.login !== textOf(record, 'login')) next.login = values.login;
  if ((values.department ?? '') !== textOf(record, 'department')) next.department = values.department ?? null;
  const before = listOf(record, 'roles');
  const roles = values.roles ?? [];
  if (roles.length !== before.length || roles.some((one) => !before.includes(one))) next.roles = roles;
  return next;
}
