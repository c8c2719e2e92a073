import {
  ApartmentOutlined,
  AppstoreOutlined,
  AuditOutlined,
  BankOutlined,
  CloudUploadOutlined,
  DatabaseOutlined,
  DeleteOutlined,
  KeyOutlined,
  SafetyCertificateOutlined,
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
  person: UserOutlined,
  key: KeyOutlined,
};
export type IconName = keyof typeof icons;
