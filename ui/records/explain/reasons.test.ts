import { expect, it } from 'vitest';
import type { Translate } from '@/i18n/texts';
import { reasons, verdicts } from './reasons';
import type { Explained, RoleRows, VerbExplained } from './types';

const t = ((key: string, values?: object) =>
  values ? `${key}(${Object.values(values).join(',')})` : key) as Translate<'explain'>;
const text = (label: { en: string }) => label.en;
const sales = (rows: RoleRows['rows']): RoleRows => ({
  role: { zh: '销售', en: 'Sales' },
  rows,
  shared: false,
});

function verb(name: string, change: Partial<VerbExplained>): VerbExplained {
  return {
    verb: name,
    label: { zh: name, en: name },
    allowed: false,
    code: null,
    because: [],
    missed: [],
    ...change,
  };
}

function about(place: Partial<Explained['place']>, department: string | null = null): Explained {
  return {
    person: { id: '1', name: 'Wang', department, roles: [] },
    place: { owner: null, department: null, state: 'active', pool: null, ...place },
    shares: [],
    barriers: [],
    verbs: [],
    fields: [],
  };
}

const why = (one: VerbExplained, of: Explained) => reasons(one, of, t, text);

it('verbs_with_the_same_answer_for_the_same_reason_stand_together_and_what_may_be_done_first', () => {
  const own = { allowed: true, because: [sales('own')] };
  const found = verdicts([
    verb('read', own),
    verb('export', {}),
    verb('update', own),
    verb('share', { missed: [sales('tree')] }),
  ]);
  expect(found.map((one) => one.verbs.map((each) => each.verb).join(' '))).toEqual([
    'read update',
    'export',
    'share',
  ]);
});

it('what_hangs_on_reading_is_one_line_whatever_else_would_permit_it', () => {
  const found = verdicts([
    verb('update', { code: 'not_readable', missed: [sales('own')] }),
    verb('export', { code: 'not_readable' }),
  ]);
  expect(found).toHaveLength(1);
});

it('a_grant_on_own_records_names_the_owner_or_that_there_is_none', () => {
  const one = verb('read', { missed: [sales('own')] });
  expect(why(one, about({ owner: 'Li' }))).toEqual(['missed(Sales,rows.own)joinfacts.owner(Li)']);
  expect(why(one, about({}))).toEqual(['missed(Sales,rows.own)joinfacts.noOwner']);
});

it('a_grant_on_a_team_names_both_departments', () => {
  const one = verb('read', { missed: [sales('team')] });
  expect(why(one, about({ department: 'North' }, 'South'))).toEqual([
    'missed(Sales,rows.team)joinfacts.department(North)joinfacts.home(Wang,South)',
  ]);
  expect(why(one, about({}))).toEqual([
    'missed(Sales,rows.team)joinfacts.noDepartmentjoinfacts.noHome(Wang)',
  ]);
});

it('a_grant_on_pools_says_whether_the_record_lies_in_one', () => {
  const one = verb('claim', { missed: [sales('pool')] });
  expect(why(one, about({}))).toEqual(['missed(Sales,rows.pool)joinfacts.notPooled']);
  expect(why(one, about({ pool: 'East' }))).toEqual(['missed(Sales,rows.pool)joinfacts.pool(East,Wang)']);
});

it('what_is_shared_names_who_shared_it_and_what_may_be_done', () => {
  const share = { by: 'Li', department: null, edit: false, until: '2026-12-01T04:00:00Z' };
  const one = verb('read', { allowed: true, because: [{ ...sales('own'), shared: true }] });
  const [told] = why(one, { ...about({}), shares: [share] });
  expect(told).toMatch(/^shared\.person\(Li,.+\)joinshared\.read$/);
});

it('what_no_role_gives_says_so', () => {
  expect(why(verb('export', {}), about({}))).toEqual(['none']);
  expect(why(verb('export', { code: 'exports_frozen' }), about({}))).toEqual(['exports_frozen']);
});
