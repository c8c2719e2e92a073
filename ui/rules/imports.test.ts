import { describe, expect, it } from 'vitest';
import { sources } from './sources';

// Lower numbers know nothing of higher ones: kit, theme, i18n, api <- gate, fields <- records <- pages <- app.
const LAYER: Record<string, number> = {
  kit: 0,
  theme: 0,
  i18n: 0,
  api: 0,
  gate: 1,
  fields: 1,
  records: 2,
  pages: 3,
  app: 4,
};

/** The folders of ours that a source text imports, by `@/…` or by a relative path. */
function importsOf(path: string, text: string): string[] {
  const found = [...text.matchAll(/(?:from|import)\s*\(?\s*['"]([^'"]+)['"]/g)].map(
    (match) => match[1] ?? '',
  );
  const here = path.split('/').slice(0, -1);
  return found.flatMap((target) => {
    if (target.startsWith('@/')) return [target.slice(2)];
    if (!target.startsWith('.')) return [];
    const steps = [...here];
    for (const step of target.split('/')) {
      if (step === '..') steps.pop();
      else if (step !== '.') steps.push(step);
    }
    return [steps.join('/')];
  });
}

describe('the walls between folders', () => {
  it('an_import_never_points_to_a_higher_layer', () => {
    const wrong = sources().flatMap(({ path, text }) => {
      const own = LAYER[path.split('/')[0] ?? ''] ?? 0;
      return importsOf(path, text)
        .filter((target) => (LAYER[target.split('/')[0] ?? ''] ?? 0) > own)
        .map((target) => `${path} -> ${target}`);
    });
    expect(wrong).toEqual([]);
  });

  it('one_page_never_imports_another_page', () => {
    const wrong = sources().flatMap(({ path, text }) => {
      const [layer, page] = path.split('/');
      if (layer !== 'pages') return [];
      return importsOf(path, text)
        .filter((target) => target.startsWith('pages/') && target.split('/')[1] !== page)
        .map((target) => `${path} -> ${target}`);
    });
    expect(wrong).toEqual([]);
  });
});
