import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { textsOf } from './bundle';
import { isLanguage, type Language, rememberLanguage, startLanguage } from './languages';

const loader = {
  type: 'backend' as const,
  init() {},
  read(
    language: string,
    namespace: string,
    done: (error: Error | null, data: Record<string, unknown> | null) => void,
  ) {
    if (!isLanguage(language)) return done(new Error(`no texts ${language}`), null);
    textsOf(language).then(
      (texts) => done(texts[namespace] ? null : new Error(`no texts ${namespace}`), texts[namespace] ?? null),
      (error: Error) => done(error, null),
    );
  },
};

const listeners = new Set<(language: Language) => void>();

/** Calls the listener now and at every change of the language. */
export function onLanguage(listener: (language: Language) => void): void {
  listeners.add(listener);
  listener(currentLanguage());
}

export function currentLanguage(): Language {
  return isLanguage(i18next.language) ? i18next.language : startLanguage();
}

function announce(language: string): void {
  if (!isLanguage(language)) return;
  document.documentElement.lang = language;
  for (const listener of listeners) listener(language);
}

export async function setLanguage(language: Language): Promise<void> {
  rememberLanguage(language);
  await i18next.changeLanguage(language);
}

/** Loads all texts of the language, so that no part of a page waits for its own. */
export async function startTexts(): Promise<void> {
  const language = startLanguage();
  const names = Object.keys(await textsOf(language));
  i18next.on('languageChanged', announce);
  await i18next
    .use(loader)
    .use(initReactI18next)
    .init({
      lng: language,
      fallbackLng: false,
      supportedLngs: ['zh-CN', 'en'],
      load: 'currentOnly',
      ns: names,
      defaultNS: 'common',
      interpolation: { escapeValue: false },
      returnNull: false,
      react: { useSuspense: true },
    });
  announce(currentLanguage());
}
