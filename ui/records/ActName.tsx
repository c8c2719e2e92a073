import { useTexts } from '@/i18n/texts';

const KNOWN = [
  'list',
  'count',
  'read',
  'search',
  'create',
  'update',
  'delete',
  'restore',
  'merge',
  'unmerge',
  'erase',
  'reveal',
  'import',
  'export',
  'download',
  'share',
  'history',
  'deliver',
  'backup',
  'assign',
  'access',
  'explain',
  'claim',
  'release',
  'convert',
] as const;

/** A verb of the gate in words; one that the page does not know stands as it is. */
export function ActName({ act }: { act: string }) {
  const { t } = useTexts('records');
  const known = KNOWN.find((one) => one === act);
  return <span>{known ? t(`act.${known}`) : act}</span>;
}
