import type { ComponentType } from 'react';
import type { IconName } from './icons';

export interface PageEntry {
  /** The address; `$name` is a parameter. */
  path: string;
  /** `entry` pages work without a session and without antd; `shell` pages sit inside the frame. */
  frame: 'entry' | 'shell';
  /** The name that must stand in `me.pages`; without one everybody who is signed in may open it. */
  page?: string;
  /** Its line in the navigation. */
  nav?: { group: NavGroup; label: NavLabel; icon: IconName };
  load: () => Promise<PageModule>;
}

export interface PageModule {
  default: ComponentType;
  /** Asks for what the page will show, so that the answers come while it is drawn; what the address holds. */
  ahead?: (params: Record<string, string>, search: Record<string, unknown>) => void;
  /** Asks for how the page is set up before anybody goes there: for settings of class low, never for people's data. */
  warm?: () => void;
}

/** The groups of the navigation. */
export type NavGroup = 'home' | 'sales' | 'data' | 'oversight' | 'admin';

export type NavLabel =
  | 'dashboard'
  | 'calendar'
  | 'targets'
  | 'duplicates'
  | 'import'
  | 'changes'
  | 'handover'
  | 'recycleBin'
  | 'pool'
  | 'approvals'
  | 'approvalSettings'
  | 'salesSettings'
  | 'ledger'
  | 'users'
  | 'departments'
  | 'roles'
  | 'signInSettings'
  | 'objects'
  | 'organisation';

/** Every page of the product, one line each. */
// biome-ignore format: one line a page is the point of this list
export const pages: PageEntry[] = [
  { path: '/login', frame: 'entry', load: () => import('@/pages/login/Page') },
  { path: '/setup', frame: 'entry', load: () => import('@/pages/setup/Page') },
  { path: '/invitation', frame: 'entry', load: () => import('@/pages/invitation/Page') },
  { path: '/sign-in-return', frame: 'entry', load: () => import('@/pages/login/Return') },
  { path: '/dashboard', frame: 'shell', page: 'dashboard', nav: { group: 'home', label: 'dashboard', icon: 'dashboard' }, load: () => import('@/pages/dashboard/Page') },
  { path: '/calendar', frame: 'shell', page: 'calendar', nav: { group: 'home', label: 'calendar', icon: 'calendar' }, load: () => import('@/pages/calendar/Page') },
  { path: '/records/$object', frame: 'shell', load: () => import('@/pages/records/ListPage') },
  { path: '/records/$object/$id', frame: 'shell', load: () => import('@/pages/records/RecordPage') },
  { path: '/records/$object/$id/print', frame: 'shell', load: () => import('@/pages/print/Page') },
  { path: '/pool', frame: 'shell', page: 'pool', nav: { group: 'sales', label: 'pool', icon: 'pool' }, load: () => import('@/pages/pool/Page') },
  { path: '/approvals', frame: 'shell', page: 'approvals', nav: { group: 'home', label: 'approvals', icon: 'approval' }, load: () => import('@/pages/approvals/Page') },
  { path: '/targets', frame: 'shell', page: 'targets', nav: { group: 'home', label: 'targets', icon: 'target' }, load: () => import('@/pages/targets/Page') },
  { path: '/recycle-bin', frame: 'shell', page: 'recycle_bin', nav: { group: 'data', label: 'recycleBin', icon: 'bin' }, load: () => import('@/pages/recycle-bin/Page') },
  { path: '/duplicates', frame: 'shell', page: 'duplicates', nav: { group: 'data', label: 'duplicates', icon: 'duplicates' }, load: () => import('@/pages/duplicates/Page') },
  { path: '/import', frame: 'shell', page: 'import', nav: { group: 'data', label: 'import', icon: 'import' }, load: () => import('@/pages/import/Page') },
  { path: '/changes', frame: 'shell', page: 'changes', nav: { group: 'data', label: 'changes', icon: 'changes' }, load: () => import('@/pages/changes/Page') },
  { path: '/changes/$kind', frame: 'shell', page: 'changes', load: () => import('@/pages/changes/Page') },
  { path: '/handover', frame: 'shell', page: 'handover', nav: { group: 'admin', label: 'handover', icon: 'handover' }, load: () => import('@/pages/handover/Page') },
  { path: '/handover/$user', frame: 'shell', page: 'handover', load: () => import('@/pages/handover/Page') },
  { path: '/ledger', frame: 'shell', page: 'ledger', nav: { group: 'oversight', label: 'ledger', icon: 'ledger' }, load: () => import('@/pages/ledger/Page') },
  { path: '/users', frame: 'shell', page: 'users', nav: { group: 'admin', label: 'users', icon: 'users' }, load: () => import('@/pages/users/Page') },
  { path: '/departments', frame: 'shell', page: 'departments', nav: { group: 'admin', label: 'departments', icon: 'departments' }, load: () => import('@/pages/departments/Page') },
  { path: '/roles', frame: 'shell', page: 'roles', nav: { group: 'admin', label: 'roles', icon: 'roles' }, load: () => import('@/pages/roles/Page') },
  { path: '/sign-in-settings', frame: 'shell', page: 'sign_in_settings', nav: { group: 'admin', label: 'signInSettings', icon: 'signIn' }, load: () => import('@/pages/sign-in-settings/Page') },
  { path: '/objects', frame: 'shell', page: 'objects', nav: { group: 'admin', label: 'objects', icon: 'objects' }, load: () => import('@/pages/objects/Page') },
  { path: '/sales-settings', frame: 'shell', page: 'sales_settings', nav: { group: 'admin', label: 'salesSettings', icon: 'salesSettings' }, load: () => import('@/pages/sales-settings/Page') },
  { path: '/approval-settings', frame: 'shell', page: 'approval_settings', nav: { group: 'admin', label: 'approvalSettings', icon: 'approval' }, load: () => import('@/pages/approval-settings/Page') },
  { path: '/organisation', frame: 'shell', page: 'organisation', nav: { group: 'admin', label: 'organisation', icon: 'organisation' }, load: () => import('@/pages/organisation/Page') },
  { path: '/notifications', frame: 'shell', load: () => import('@/pages/notifications/Page') },
  { path: '/profile', frame: 'shell', load: () => import('@/pages/profile/Page') },
];
