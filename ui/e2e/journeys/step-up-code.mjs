// A sensitive act of somebody with a second factor, in a session that goes on in another browser: the factor alone is
// asked for, in a dialog, and the act goes on.
import { foundCompany } from '../company.mjs';
import { expectAccessible, expectClean, openPage, shot, words } from '../kit.mjs';
import { becomeAnother, go } from '../reach.mjs';
import { freshTotp } from '../totp.mjs';

const gate = words('gate');
const profile = words('profile');

export default async function stepUpByCode({ browser, server }) {
  const page = await openPage(browser);
  const { secret } = await foundCompany(page, server);
  await tokenWithCode(page, server, secret);
  expectClean(page);
}

/** Whoever has a second factor shows it alone; a wrong code is said, and the token is made after the right one. */
async function tokenWithCode(page, server, secret) {
  await go(page, server.base, '/profile');
  await becomeAnother(page);
  await page.getByRole('button', { name: profile.tokens.create }).click();
  const dialog = page.getByRole('dialog').first();
  await dialog.getByLabel(profile.tokens.name).fill('财务对账');
  await dialog.getByRole('button', { name: words('common').create, exact: true }).click();
  const proof = page.getByRole('dialog', { name: gate.signIn.stepUpTitle });
  await proof.getByLabel(gate.signIn.code).fill('000000');
  await proof.getByRole('button', { name: gate.signIn.ok }).click();
  await proof.getByRole('alert').waitFor();
  await expectAccessible(page);
  await shot(page, 'step-up');
  await proof.getByLabel(gate.signIn.code).fill(freshTotp(secret));
  await proof.getByRole('button', { name: gate.signIn.ok }).click();
  await page.getByText(profile.tokens.once).waitFor();
}
