import type { Translate } from '@/i18n/texts';

/** The acts that the page has words for, in the order in which the filter offers them. */
// biome-ignore format: a list of words
export const ACTS = [
  'read', 'reveal', 'list', 'search', 'count', 'create', 'update', 'delete', 'restore', 'erase', 'share', 'import',
  'export', 'download', 'history', 'access', 'explain', 'ledger', 'design', 'backup', 'administer', 'login', 'logout', 'enter',
  'second_factor', 'read_me', 'set_language', 'change_password', 'set_password', 'reset_password', 'enrol_mfa',
  'confirm_mfa', 'reset_mfa', 'renew_recovery_codes', 'give_recovery_key', 'save_recovery_key', 'invite', 'freeze', 'undo',
  'unfreeze', 'create_feed', 'revoke_feed', 'look_at_feed', 'list_sessions', 'end_session', 'end_other_sessions', 'dismiss_notice', 'remember', 'forget_recent', 'star', 'unstar', 'close_tip', 'show_tips', 'set_up', 'check_setup_link',
  'make_demo', 'remove_demo', 'sign_on', 'provider_logout', 'list_identities', 'link_identity', 'unlink_identity',
] as const;

// biome-ignore format: a list of words
const NOTED = [
  'filter', 'query_length', 'created', 'updated', 'refused', 'rows', 'done', 'count', 'entries', 'job', 'part',
  'dry_run', 'owner', 'kind', 'factor', 'reason', 'days', 'bytes', 'change', 'chosen', 'verified', 'moved', 'by',
  'requester', 'person', 'preview', 'provider', 'ended',
] as const;

/** What was noted beside an entry in words; a name that the page does not know stands as it is. */
export function notedText(name: string, t: Translate<'ledger'>): string {
  const known = NOTED.find((one) => one === name);
  return known ? t(`details_of.${known}`) : name;
}

/** An act in words; one that the page does not know stands as the server names it. */
export function actText(act: string, t: Translate<'ledger'>): string {
  const known = ACTS.find((one) => one === act);
  return known ? t(`acts.${known}`) : act;
}
