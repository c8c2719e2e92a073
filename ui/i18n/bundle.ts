import type { Texts } from './byName';
import type { Language } from './languages';

// All texts of a language come in one file: some twenty KB on the wire, fetched once, in place of a wait for
// each part of a page that speaks.
const bundles: Record<Language, () => Promise<{ default: Texts }>> = {
  'zh-CN': () => import('./bundles/zh-CN'),
  en: () => import('./bundles/en'),
};

/** All texts of a language by namespace. */
export async function textsOf(language: Language): Promise<Texts> {
  return (await bundles[language]()).default;
}
