import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { Namespaces } from './namespaces';

export type Namespace = keyof Namespaces;

// `rows_one` and `rows_other` are asked for as `rows`.
type Bare<K extends string> = K extends `${infer Stem}_one` | `${infer Stem}_other` ? Stem : K;
type Flat<T, P extends string = ''> = {
  [K in keyof T & string]: T[K] extends string ? `${P}${Bare<K>}` : Flat<T[K], `${P}${K}.`>;
}[keyof T & string];

export type CommonKey = `common:${Flat<Namespaces['common']>}`;
export type TextKey<N extends Namespace> = Flat<Namespaces[N]> | CommonKey;
export type Translate<N extends Namespace = 'common'> = (
  key: TextKey<N>,
  values?: Record<string, string | number>,
) => string;
/** What shared parts need: the common texts alone. */
export type CommonTexts = (key: CommonKey, values?: Record<string, string | number>) => string;

/** The texts of one file (and `common:`), in the language of the page. */
export function useTexts<N extends Namespace = 'common'>(
  namespace: N = 'common' as N,
): { t: Translate<N>; language: string } {
  const { t: translate, i18n } = useTranslation(namespace as string);
  const t = useCallback<Translate<N>>((key, values) => String(translate(key, values ?? {})), [translate]);
  return { t, language: i18n.language };
}
