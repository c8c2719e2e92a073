import { expect, it } from 'vitest';
import { returnedIn, takeErrand } from './sso';

it('reads_what_the_provider_sent_back_wherever_it_stands', () => {
  const wanted = { state: 's', code: 'c', iss: 'https://id.example' };
  const text = 'code=c&state=s&iss=https%3A%2F%2Fid.example';
  expect(returnedIn(`?${text}`, '')).toEqual(wanted);
  expect(returnedIn('', `#${text}`)).toEqual(wanted);
  expect(returnedIn('?error=access_denied&state=s', '')).toEqual({ state: 's' });
});

it('tells_an_errand_once_and_none_that_is_no_errand', () => {
  window.sessionStorage.setItem('kedun.errand', JSON.stringify({ link: true, next: null }));
  expect(takeErrand()).toEqual({ link: true, next: null });
  expect(takeErrand()).toEqual({ link: false, next: null });
  window.sessionStorage.setItem('kedun.errand', '{');
  expect(takeErrand()).toEqual({ link: false, next: null });
});
