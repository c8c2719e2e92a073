import type common from './en/common.json';
import type entry from './en/entry.json';
import type fields from './en/fields.json';
import type gate from './en/gate.json';
import type records from './en/records.json';
import type shell from './en/shell.json';

// One line a namespace: an unknown key then fails to compile.
declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    returnNull: false;
    resources: {
      common: typeof common;
      entry: typeof entry;
      fields: typeof fields;
      gate: typeof gate;
      records: typeof records;
      shell: typeof shell;
    };
  }
}
