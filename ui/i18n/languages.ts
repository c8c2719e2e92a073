export const LANGUAGES = ['zh-CN', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];
export const LANGUAGE_NAMES: Record<Language, string> = { 'zh-CN': '简体中文', en: 'English' };

const KEY = 'kedun.language';

export function isLanguage(value: unknown): value is Language {
  return LANGUAGES.some((one) => one === value);
}

/** The language chosen on this device, else the browser's, else Chinese. */
export function startLanguage(): Language {
  try {
    const stored = localStorage.getItem(KEY);
    if (isLanguage(stored)) return stored;
  } catch {
    // A browser that forbids storage still gets a language.
  }
  const wanted = navigator.languages ?? [navigator.language];
  return wanted.some((tag) => tag.toLowerCase().startsWith('zh')) || !wanted[0]?.startsWith('en')
    ? 'zh-CN'
    : 'en';
}

export function rememberLanguage(language: Language): void {
  try {
    localStorage.setItem(KEY, language);
  } catch {
    // The choice then lasts until the page is closed.
  }
}
