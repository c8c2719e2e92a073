import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { isLanguage, type Language, rememberLanguage, startLanguage } from './languages';

// One chunk a language and namespace: a page loads the texts that it shows.
const files = import.meta.glob<{ default: Record<string, unknown> }>('./{zh-CN,en}/*.json');

const loader = {
  type: 'backend' as const,
  init() {},
  read(
    language: string,
    namespace: string,
    done: (error: Error | null, data: Record<string, unknown> | null) => void,
  ) {
    const load = files[`./${language}/${namespace}.json`];
    if (!load) return done(new Error(`no texts ${language}/${namespace}`), null);
    load().then(
      (module) => done(null, module.default),
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

/** Loads the texts that every page needs. Other namespaces come with `useTranslation('name')`. */
export async function startTexts(): Promise<void> {
  i18next.on('languageChanged', announce);
  await i18next
    .use(loader)
    .use(initReactI18next)
    .init({
      lng: startLanguage(),
      fallbackLng: false,
      supportedLngs: ['zh-CN', 'en'],
      load: 'currentOnly',
      ns: ['common'],
      defaultNS: 'common',
      interpolation: { escapeValue: false },
      returnNull: false,
      react: { useSuspense: true },
    });
  announce(currentLanguage());
}
