import type board from './en/board.json';
import type calendar from './en/calendar.json';
import type common from './en/common.json';
import type dashboard from './en/dashboard.json';
import type departments from './en/departments.json';
import type design from './en/design.json';
import type entry from './en/entry.json';
import type fields from './en/fields.json';
import type gate from './en/gate.json';
import type importing from './en/import.json';
import type ledger from './en/ledger.json';
import type objects from './en/objects.json';
import type organisation from './en/organisation.json';
import type pool from './en/pool.json';
import type profile from './en/profile.json';
import type records from './en/records.json';
import type roles from './en/roles.json';
import type shell from './en/shell.json';
import type targets from './en/targets.json';
import type trade from './en/trade.json';
import type users from './en/users.json';

/** The texts of the page, one line a file: a key that no file has fails to compile. */
export interface Namespaces {
  board: typeof board;
  common: typeof common;
  calendar: typeof calendar;
  dashboard: typeof dashboard;
  departments: typeof departments;
  design: typeof design;
  entry: typeof entry;
  fields: typeof fields;
  gate: typeof gate;
  import: typeof importing;
  ledger: typeof ledger;
  objects: typeof objects;
  organisation: typeof organisation;
  pool: typeof pool;
  profile: typeof profile;
  records: typeof records;
  roles: typeof roles;
  shell: typeof shell;
  targets: typeof targets;
  trade: typeof trade;
  users: typeof users;
}
