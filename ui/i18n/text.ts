import { useTranslation } from 'react-i18next';
import { currentLanguage } from './index';

interface TwoLanguages {
  zh: string;
  en: string;
}

/** The label in the language of the page; the other one where a side was left empty. */
export function pick(text: TwoLanguages | null | undefined, language: string): string {
  if (!text) return '';
  return language === 'en' ? text.en || text.zh : text.zh || text.en;
}

/** A function that picks the side of two-language labels, again at every change of the language. */
export function useText(): (text: TwoLanguages | null | undefined) => string {
  const { i18n } = useTranslation();
  return (text) => pick(text, i18n.language);
}

/** The same outside of components. */
export function textNow(text: TwoLanguages | null | undefined): string {
  return pick(text, currentLanguage());
}
