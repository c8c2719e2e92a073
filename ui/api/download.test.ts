import { expect, it } from 'vitest';
import { fileNameOf } from './download';

it('the_encoded_name_wins_over_the_plain_one', () => {
  const header = `attachment; filename="x.xlsx"; filename*=UTF-8''%E5%AE%A2%E6%88%B7.xlsx`;
  expect(fileNameOf(header, 'f')).toBe('客户.xlsx');
});

it('a_broken_or_missing_name_gives_the_fallback', () => {
  expect(fileNameOf("attachment; filename*=UTF-8''%E5%", 'f')).toBe('f');
  expect(fileNameOf(null, 'f')).toBe('f');
});
