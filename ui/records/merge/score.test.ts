import { expect, test } from 'vitest';
import { sureness } from './score';

test('a chance is told in words, and none is certain', () => {
  expect([99, 95, 94, 70, 69, 1].map(sureness)).toEqual([
    'sure',
    'sure',
    'likely',
    'likely',
    'maybe',
    'maybe',
  ]);
});
