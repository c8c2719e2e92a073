import { useEffect, useState } from 'react';
import type { Field, ObjectDeclaration } from '@/api/types';
import type { FormValues } from '../form/values';
import { type Duplicates, ofDraft } from './queries';

/** What is compared: other fields say nothing, and changing them asks nothing. */
const COMPARED = new Set([
  'person_name',
  'phone',
  'email',
  'wechat',
  'id_card',
  'credit_code',
  'bank_card',
  'address',
]);

/** How long a pause in typing is, in milliseconds. */
const PAUSE = 700;

function isCompared(object: ObjectDeclaration, field: Field): boolean {
  if (COMPARED.has(field.type) || field.name === 'birthday') return true;
  return field.type === 'text' && object.title?.includes(field.name) === true;
}

/** The values that say who somebody is. */
export function comparedValues(object: ObjectDeclaration, values: FormValues): FormValues {
  const told = object.fields.filter((field) => isCompared(object, field));
  const pairs = told.map((field) => [field.name, values[field.name]] as const);
  return Object.fromEntries(
    pairs.filter(([, value]) => value !== undefined && value !== null && value !== ''),
  );
}

/** What may be the same as what is being written; asked at a pause, and an older question is given up. */
export function useDraft(object: ObjectDeclaration, values: FormValues | undefined): Duplicates | null {
  const [found, setFound] = useState<Duplicates | null>(null);
  const asked = JSON.stringify(comparedValues(object, values ?? {}));
  const name = object.name;
  useEffect(() => {
    if (asked === '{}') {
      setFound(null);
      return;
    }
    const control = new AbortController();
    const timer = setTimeout(() => {
      ofDraft(name, JSON.parse(asked) as FormValues, control.signal)
        .then(setFound)
        // The form is as good without it as before.
        .catch(() => !control.signal.aborted && setFound(null));
    }, PAUSE);
    return () => {
      clearTimeout(timer);
      control.abort();
    };
  }, [asked, name]);
  return found;
}
