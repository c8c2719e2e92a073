import i18next from 'i18next';
import type { CommonKey } from './texts';

/** A common text outside of components, in the language of the page. */
export function textsNow(key: CommonKey): string {
  return String(i18next.t(key));
}
