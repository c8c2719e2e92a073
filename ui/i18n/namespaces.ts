import type common from './en/common.json';
import type entry from './en/entry.json';
import type fields from './en/fields.json';
import type gate from './en/gate.json';
import type profile from './en/profile.json';
import type records from './en/records.json';
import type shell from './en/shell.json';

/** The texts of the page, one line a file: a key that no file has fails to compile. */
export interface Namespaces {
  common: typeof common;
  entry: typeof entry;
  fields: typeof fields;
  gate: typeof gate;
  profile: typeof profile;
  records: typeof records;
  shell: typeof shell;
}
