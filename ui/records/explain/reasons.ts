import type { Text } from '@/api/types';
import type { Translate } from '@/i18n/texts';
import { formatMoment } from '@/i18n/time';
import type { Explained, RoleRows, VerbExplained } from './types';

/** Verbs with the same answer for the same reason. */
export interface Verdict {
  verbs: VerbExplained[];
  allowed: boolean;
}

/** The verbs by answer and reason: what may be done first, in the order in which the server names them. */
export function verdicts(verbs: VerbExplained[]): Verdict[] {
  const found = new Map<string, Verdict>();
  for (const verb of verbs) {
    const { allowed, code, because, missed } = verb;
    // Where the record cannot be opened, nothing else about the verb matters.
    const key = code ? code : JSON.stringify([allowed, because, missed]);
    const one = found.get(key);
    if (one) one.verbs.push(verb);
    else found.set(key, { verbs: [verb], allowed });
  }
  return [...found.values()].toSorted((one, other) => Number(other.allowed) - Number(one.allowed));
}

/** Why a verb is or is not permitted, in sentences. */
export function reasons(
  verb: VerbExplained,
  about: Explained,
  t: Translate<'explain'>,
  text: (label: Text) => string,
): string[] {
  if (verb.code) return [t(verb.code)];
  if (verb.allowed)
    return verb.because.flatMap((one) => (one.shared ? byShares(about, t) : [by(one, t, text)]));
  if (verb.missed.length === 0) return [t('none')];
  return verb.missed.map((one) =>
    [
      one.rows
        ? t('missed', { role: text(one.role), rows: t(`rows.${one.rows}`) })
        : t('byCondition', { role: text(one.role) }),
      ...facts(one, about, t),
    ].join(t('join')),
  );
}

function by(one: RoleRows, t: Translate<'explain'>, text: (label: Text) => string): string {
  const role = text(one.role);
  return one.rows ? t('by', { role, rows: t(`rows.${one.rows}`) }) : t('byCondition', { role });
}

/** By whom it is shared, and until when. */
function byShares({ shares }: Explained, t: Translate<'explain'>): string[] {
  return shares.map(({ by: who, department, edit, until }) =>
    [
      department
        ? t('shared.department', { who, department, until: formatMoment(until) })
        : t('shared.person', { who, until: formatMoment(until) }),
      t(edit ? 'shared.edit' : 'shared.read'),
    ].join(t('join')),
  );
}

/** What of the record and the person keeps the record out of these rows. */
function facts({ rows }: RoleRows, { person, place }: Explained, t: Translate<'explain'>): string[] {
  const { name } = person;
  const owner = place.owner ? t('facts.owner', { owner: place.owner }) : t('facts.noOwner');
  switch (rows) {
    case 'own':
      return [owner];
    case 'shared':
      return [owner, t('facts.notShared')];
    case 'team':
    case 'tree':
      return [
        place.department ? t('facts.department', { department: place.department }) : t('facts.noDepartment'),
        person.department
          ? t('facts.home', { name, department: person.department })
          : t('facts.noHome', { name }),
      ];
    case 'pool':
      return [place.pool ? t('facts.pool', { pool: place.pool, name }) : t('facts.notPooled')];
    default:
      return [];
  }
}
