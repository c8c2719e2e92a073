/** The shapes of the HTTP interface under /api/v1. Times are RFC 3339 UTC strings, dates `YYYY-MM-DD`. */

/** A label in both languages of the product. */
export interface Text {
  zh: string;
  en: string;
}

export const FIELD_TYPES = [
  'text',
  'long_text',
  'person_name',
  'phone',
  'email',
  'id_card',
  'bank_card',
  'credit_code',
  'date',
  'datetime',
  'money',
  'number',
  'choice',
  'choices',
  'region',
  'address',
  'url',
  'wechat',
  'checkbox',
  'user',
  'users',
  'relation',
  'file',
  'grants',
  'lines',
  'image',
  'secret',
] as const;
export type FieldType = (typeof FIELD_TYPES)[number];

/** An exact decimal amount with its ISO 4217 currency. */
export interface Money {
  amount: string;
  currency: string;
}

/** A small PNG in base64. */
export interface ImageData {
  media_type: 'image/png';
  data: string;
}

/** One line of a quote, a contract or an order. Numbers are exact decimals; `discount` is a percentage. */
export interface Line {
  product: string | null;
  name: string;
  unit: string;
  quantity: string;
  price: string;
  discount: string;
  /** Worked out by the server, whatever is sent. */
  amount?: string;
}

export interface Lines {
  currency: string;
  rows: Line[];
}

/** A place of China by its GB/T 2260 code. */
export interface Region {
  code: string;
  province?: string;
  city?: string;
  district?: string;
}

export interface FileInfo {
  name: string;
  size: number;
  media_type: string;
}

export type Verb = string;
export type Rows = 'own' | 'team' | 'tree' | 'all' | 'shared' | 'pool';
export type FieldView = 'hidden' | 'masked' | 'reveal' | 'clear' | 'mixed';
export type FieldClass = 'low' | 'medium' | 'high';

/** What a role may do with one object. `select` is `*`, `audience:X`, `class:high` or `field:phone`. */
export interface Grant {
  object: string;
  verbs: Verb[];
  rows: Rows;
  fields: { select: string; view: FieldView; edit: boolean }[];
}

/** The clear wire value of each field type. */
export interface WireOf {
  text: string;
  long_text: string;
  person_name: string;
  phone: string;
  email: string;
  id_card: string;
  bank_card: string;
  credit_code: string;
  date: string;
  datetime: string;
  money: Money;
  number: string;
  choice: string;
  choices: string[];
  region: Region;
  address: string;
  url: string;
  wechat: string;
  checkbox: boolean;
  user: string;
  users: string[];
  relation: string;
  file: FileInfo;
  grants: Grant[];
  lines: Lines;
  image: ImageData;
  /** Never sent by the server but as a mask. */
  secret: string;
}
export type ClearValue = WireOf[FieldType];
export interface MaskedValue {
  masked: string;
}
export type WireValue = ClearValue | MaskedValue | null;

export interface Option {
  value: string;
  label: Text;
  color?: string;
  /** Shown where a record has it, and never offered. */
  kept?: boolean;
}

export type Operator = '=' | '!=' | '<' | '<=' | '>' | '>=' | ':' | 'in' | 'empty';

export interface Field {
  name: string;
  label: Text;
  type: FieldType;
  class: FieldClass;
  purpose: string;
  audience: string;
  required: boolean;
  unique: boolean;
  custom: boolean;
  read_only: boolean;
  help?: Text | null;
  options?: Option[] | null;
  options_of?: string | null;
  target?: string | null;
  when?: { field: string; equals: string; or?: string[] } | null;
  searches: string[];
  operators: Operator[];
  sortable: boolean;
  list_default: boolean;
  view: FieldView;
  edit: boolean;
  retention?: string | null;
}

export interface ObjectDeclaration {
  name: string;
  label: Text;
  plural: Text;
  icon: string;
  follows?: string | null;
  /** Its records have owners of their own although they follow another. */
  own_owner?: boolean;
  /** A record may be there without one that it follows. */
  optional_parent?: boolean;
  /** Part of the program's own working: users, roles, views. */
  system?: boolean;
  /** The fields of which the first filled one is a record's title. */
  title?: string[];
  verbs: Verb[];
  fields: Field[];
  kinds?: { field: string; default_list?: string[] } | null;
  version: number;
}

export interface DataRecord {
  id: string;
  object: string;
  version: number;
  title: string;
  values: Record<string, WireValue>;
  owner: string | null;
  department: string | null;
  parent: string | null;
  state: 'active' | 'pooled' | 'deleted';
  created_at: string;
  updated_at: string;
  reveal: string[];
  may: Verb[];
  /** Where it is this person's to read since somebody shared it, and for no other reason. */
  shared?: 'read' | 'edit';
  refs?: Record<string, string>;
}

export interface Page<T = DataRecord> {
  items: T[];
  next_page_token: string | null;
  total: number | null;
  total_at_least: number | null;
  refs?: Record<string, string>;
}

export interface RecordQuery {
  q?: string;
  filter?: string;
  order_by?: string;
  page_size?: number;
  page_token?: string;
  deleted?: boolean;
}

export interface Me {
  user: {
    id: string;
    login: string;
    name: string;
    language: 'zh-CN' | 'en' | null;
    department: { id: string; name: string } | null;
    roles: { id: string; name: Text }[];
  };
  org: { id: string; name: string; demo: boolean };
  csrf: string;
  session: { expires_at: string; idle_seconds: number; fresh_until: string | null };
  mfa: {
    enrolled: boolean;
    totp: boolean;
    passkeys: number;
    required: boolean;
    recovery_codes_left: number;
  };
  recovery_key: { saved_at: string | null; allowed: boolean };
  may: Record<string, Verb[]>;
  pages: string[];
  notices: { code: string; text: Text; at: string }[];
  purposes: { value: string; label: Text }[];
  /** The tips that the person closed. */
  tips: string[];
}

export interface AuthAnswer {
  status: 'ok' | 'mfa_required' | 'mfa_enrolment_required';
  csrf: string;
  name?: string;
  /** The second factors of which one is to be shown. */
  factors?: ('passkey' | 'totp')[];
  recovery_codes?: string[];
}

export interface HistoryEntry {
  version: number;
  at: string;
  actor: string;
  actor_name: string;
  act: string;
  fields: { field: string; from: WireValue; to: WireValue }[];
}

export interface AccessEntry {
  at: string;
  actor: string;
  actor_name: string;
  act: string;
  fields: string[];
  purpose: string | null;
  reason: string | null;
  network: string | null;
}

export type JobState = 'waiting' | 'running' | 'paused' | 'done' | 'failed' | 'cancelled';
export interface RefusedRow {
  row: number;
  column: string | null;
  code: string;
  message: string;
}
export interface ImportResult {
  rows: number;
  created: number;
  updated: number;
  repeated: number;
  refused: RefusedRow[];
}
export interface Job {
  id: string;
  kind: 'import' | 'export';
  object: string;
  state: JobState;
  done: number;
  total: number | null;
  started_at: string | null;
  finished_at: string | null;
  result?: ImportResult | null;
  problem?: { code: string; detail: string } | null;
  file?: { name: string; size: number } | null;
  errors_file?: boolean;
  /** When its file is removed. */
  expires_at?: string | null;
}
