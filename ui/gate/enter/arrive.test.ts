import { expect, it } from 'vitest';
import { safeNext } from './arrive';

it('after_signing_in_only_addresses_of_this_page_are_followed', () => {
  expect(safeNext('/records/customer')).toBe('/records/customer');
  for (const foreign of ['//evil.example', '/\\evil.example', 'https://evil.example', 'javascript:x', null]) {
    expect(safeNext(foreign), String(foreign)).toBe('/');
  }
});
