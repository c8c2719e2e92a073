import { expect, it } from 'vitest';
import { Problem } from '@/api/problem';
import { problemText } from './problemText';

const key = (name: string, values?: Record<string, string | number>) =>
  `${name} ${JSON.stringify(values ?? {})}`;

it('a_locked_login_says_for_how_many_minutes', () => {
  const locked = new Problem({ status: 429, code: 'locked' }, 892);
  expect(problemText(locked, key)).toBe('common:problem.locked {"count":15}');
  const slow = new Problem({ status: 429, code: 'slow_down' }, 4);
  expect(problemText(slow, key)).toBe('common:problem.slowDown {"seconds":4}');
});
