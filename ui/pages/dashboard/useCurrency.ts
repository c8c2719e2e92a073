import { useState } from 'react';
import { currenciesOf, type Group, HOME } from './figures';

/** The currency that a tile shows: the home currency until another is chosen. */
export function useCurrency(groups: Group[], field: string) {
  const [chosen, onCurrency] = useState('');
  const currencies = currenciesOf(groups, field);
  const currency = currencies.includes(chosen) ? chosen : (currencies[0] ?? HOME);
  return { currencies, currency, onCurrency };
}
