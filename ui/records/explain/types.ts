import type { FieldView, Rows, Text } from '@/api/types';

/** A grant of a role; none of its rows are named for a condition. */
export interface RoleRows {
  role: Text;
  rows: Rows | null;
  /** Whether it holds since the record is shared with the person. */
  shared: boolean;
}

export interface VerbExplained {
  verb: string;
  label: Text;
  allowed: boolean;
  /** Why it is not, beside the roles. */
  code: 'not_readable' | 'exports_frozen' | null;
  because: RoleRows[];
  /** Grants that permit it on other rows alone. */
  missed: RoleRows[];
}

export interface FieldExplained {
  field: string;
  label: Text;
  view: Exclude<FieldView, 'mixed'>;
  edit: boolean;
  because: RoleRows[];
}

/** What somebody may do with a record, and why. */
export interface Explained {
  person: { id: string; name: string; department: string | null; roles: Text[] };
  place: { owner: string | null; department: string | null; state: string; pool: string | null };
  /** By which shares it is the person's beside their roles. */
  shares: { by: string; department: string | null; edit: boolean; until: string }[];
  barriers: {
    code: 'frozen' | 'invited' | 'no_roles' | 'outside_hours' | 'networks';
    role: Text | null;
  }[];
  verbs: VerbExplained[];
  fields: FieldExplained[];
}
