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
  nav?: { group: 'home' | 'work' | 'oversight' | 'admin'; label: NavLabel; icon: IconName };
  load: () => Promise<{ default: ComponentType }>;
}

export type NavLabel =
  | 'dashboard'
  | 'calendar'
  | 'targets'
  | 'import'
  | 'recycleBin'
  | 'pool'
  | 'salesSettings'
  | 'ledger'
  | 'users'
  | 'departments'
  | 'roles'
  | 'objects'
  | 'organisation';

/** Every page of the product, one line each. */
// biome-ignore format: one line a page is the point of this list
export const pages: PageEntry[] = [
  { path: '/login', frame: 'entry', load: () => import('@/pages/login/Page') },
  { path: '/setup', frame: 'entry', load: () => import('@/pages/setup/Page') },
  { path: '/invitation', frame: 'entry', load: () => import('@/pages/invitation/Page') },
  { path: '/dashboard', frame: 'shell', page: 'dashboard', nav: { group: 'home', label: 'dashboard', icon: 'dashboard' }, load: () => import('@/pages/dashboard/Page') },
  { path: '/calendar', frame: 'shell', page: 'calendar', nav: { group: 'home', label: 'calendar', icon: 'calendar' }, load: () => import('@/pages/calendar/Page') },
  { path: '/records/$object', frame: 'shell', load: () => import('@/pages/records/ListPage') },
  { path: '/records/$object/$id', frame: 'shell', load: () => import('@/pages/records/RecordPage') },
  { path: '/records/$object/$id/print', frame: 'shell', load: () => import('@/pages/print/Page') },
  { path: '/pool', frame: 'shell', page: 'pool', nav: { group: 'work', label: 'pool', icon: 'pool' }, load: () => import('@/pages/pool/Page') },
  { path: '/targets', frame: 'shell', page: 'targets', nav: { group: 'work', label: 'targets', icon: 'target' }, load: () => import('@/pages/targets/Page') },
  { path: '/recycle-bin', frame: 'shell', page: 'recycle_bin', nav: { group: 'work', label: 'recycleBin', icon: 'bin' }, load: () => import('@/pages/recycle-bin/Page') },
  { path: '/import', frame: 'shell', page: 'import', nav: { group: 'work', label: 'import', icon: 'import' }, load: () => import('@/pages/import/Page') },
  { path: '/ledger', frame: 'shell', page: 'ledger', nav: { group: 'oversight', label: 'ledger', icon: 'ledger' }, load: () => import('@/pages/ledger/Page') },
  { path: '/users', frame: 'shell', page: 'users', nav: { group: 'admin', label: 'users', icon: 'users' }, load: () => import('@/pages/users/Page') },
  { path: '/departments', frame: 'shell', page: 'departments', nav: { group: 'admin', label: 'departments', icon: 'departments' }, load: () => import('@/pages/departments/Page') },
  { path: '/roles', frame: 'shell', page: 'roles', nav: { group: 'admin', label: 'roles', icon: 'roles' }, load: () => import('@/pages/roles/Page') },
  { path: '/objects', frame: 'shell', page: 'objects', nav: { group: 'admin', label: 'objects', icon: 'objects' }, load: () => import('@/pages/objects/Page') },
  { path: '/sales-settings', frame: 'shell', page: 'sales_settings', nav: { group: 'admin', label: 'salesSettings', icon: 'salesSettings' }, load: () => import('@/pages/sales-settings/Page') },
  { path: '/organisation', frame: 'shell', page: 'organisation', nav: { group: 'admin', label: 'organisation', icon: 'organisation' }, load: () => import('@/pages/organisation/Page') },
  { path: '/profile', frame: 'shell', load: () => import('@/pages/profile/Page') },
];
