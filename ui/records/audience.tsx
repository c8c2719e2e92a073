import type { Field } from '@/api/types';
import { useTexts } from '@/i18n/texts';

const KNOWN = [
  'contact',
  'identity',
  'business',
  'finance',
  'marketing',
  'internal',
  'basic',
  'sales',
  'service',
  'preferences',
  'notes',
  'account',
  'directory',
  'seal',
] as const;

/** Fields in groups by audience, in the order in which the declaration brings the audiences. */
export function groupByAudience(fields: Field[]): { audience: string; members: Field[] }[] {
  const groups = new Map<string, Field[]>();
  for (const field of fields) {
    const members = groups.get(field.audience) ?? [];
    members.push(field);
    groups.set(field.audience, members);
  }
  return [...groups].map(([audience, members]) => ({ audience, members }));
}

/**
 * How to reach somebody comes first where a record is named by it, as people and companies are: it is what the
 * record is opened for, and what is written first.
 */
export function reachFirst<G extends { audience: string; members: Field[] }>(
  groups: G[],
  title: string[] | undefined,
): G[] {
  const first = ({ audience, members }: G) =>
    audience === 'contact' && members.some((field) => title?.includes(field.name));
  return [...groups].sort((a, b) => Number(first(b)) - Number(first(a)));
}

/** The name of an audience; one that the page does not know is named as declared. */
export function AudienceTitle({ audience }: { audience: string }) {
  const { t } = useTexts('records');
  const known = KNOWN.find((one) => one === audience);
  return <>{known ? t(`audience.${known}`) : audience || t('audience.other')}</>;
}
