import { describe, expect, it } from 'vitest';
import { sources, texts } from './sources';

const zh = texts('zh-CN');
const en = texts('en');
// English needs plural forms where Chinese has one.
const bare = (key: string) => key.replace(/_(one|other)$/, '');

describe('texts in two languages', () => {
  it('both_languages_have_the_same_namespaces', () => {
    expect([...en.keys()].sort()).toEqual([...zh.keys()].sort());
  });

  it('both_languages_have_the_same_keys', () => {
    for (const [namespace, keys] of zh) {
      const ours = [...new Set([...keys.keys()].map(bare))].sort();
      const theirs = [...new Set([...(en.get(namespace)?.keys() ?? [])].map(bare))].sort();
      expect(theirs, namespace).toEqual(ours);
    }
  });

  it('both_sides_of_a_text_take_the_same_values', () => {
    const slots = (text: string) =>
      [...new Set([...text.matchAll(/{{\s*(\w+)/g)].map((match) => match[1]))].sort();
    for (const [namespace, keys] of zh) {
      for (const [key, text] of keys) {
        const other = en.get(namespace)?.get(key) ?? en.get(namespace)?.get(`${bare(key)}_other`) ?? '';
        expect(slots(other), `${namespace}:${key}`).toEqual(slots(text));
      }
    }
  });

  it('no_text_is_empty', () => {
    for (const language of [zh, en]) {
      for (const [namespace, keys] of language) {
        for (const [key, text] of keys) expect(text.trim(), `${namespace}:${key}`).not.toBe('');
      }
    }
  });

  it('no_component_holds_chinese_text_of_its_own', () => {
    // Formats of dates and lists and names of places are no texts; they live in these files.
    const formats = new Set([
      'i18n/time.ts',
      'i18n/languages.ts',
      'i18n/list.ts',
      'fields/region/tree.ts',
      'i18n/initials.ts',
    ]);
    const wrong = sources()
      .filter(({ path }) => !formats.has(path))
      .flatMap(({ path, text }) =>
        text
          .split('\n')
          .filter((line) => /\p{Script=Han}/u.test(line.replace(/\/\/.*$|\/?\*.*$/, '')))
          .map((line) => `${path}: ${line.trim()}`),
      );
    expect(wrong).toEqual([]);
  });
});
