import { expect, it } from 'vitest';
import { sources } from './sources';

it('no_source_file_is_longer_than_350_lines', () => {
  const long = sources()
    .map(({ path, text }) => ({ path, lines: text.split('\n').length }))
    .filter(({ path, lines }) => lines > 350 && !path.endsWith('.gen.d.ts'));
  expect(long).toEqual([]);
});
