import {
  ApartmentOutlined,
  AppstoreOutlined,
  AuditOutlined,
  BankOutlined,
  CheckSquareOutlined,
  CloudUploadOutlined,
  CreditCardOutlined,
  DatabaseOutlined,
  DeleteOutlined,
  FileDoneOutlined,
  FileTextOutlined,
  FundOutlined,
  InboxOutlined,
  KeyOutlined,
  ProfileOutlined,
  SafetyCertificateOutlined,
  ShoppingCartOutlined,
  SlidersOutlined,
  TagsOutlined,
  TeamOutlined,
  UserOutlined,
} from '@ant-design/icons';

/** The icons that the navigation may use, by name, so that the registry of pages stays free of antd. */
export const icons = {
  import: CloudUploadOutlined,
  bin: DeleteOutlined,
  ledger: AuditOutlined,
  users: TeamOutlined,
  departments: ApartmentOutlined,
  roles: SafetyCertificateOutlined,
  objects: DatabaseOutlined,
  organisation: BankOutlined,
  record: AppstoreOutlined,
  customer: UserOutlined,
  deal: FundOutlined,
  task: CheckSquareOutlined,
  quote: FileTextOutlined,
  contract: FileDoneOutlined,
  order: ShoppingCartOutlined,
  payment: CreditCardOutlined,
  invoice: ProfileOutlined,
  product: TagsOutlined,
  key: KeyOutlined,
  pool: InboxOutlined,
  salesSettings: SlidersOutlined,
};
export type IconName = keyof typeof icons;

/** The icon that an object's declaration names; the general one for own objects. */
export const iconOf = (name: string): IconName => (name in icons ? (name as IconName) : 'record');
