// The set-up link leads to a company of one's own; the link works once and leaves no secret behind.
import assert from 'node:assert/strict';
import { foundCompany } from '../company.mjs';
import { expectAccessible, expectClean, openPage, shot, signIn, words } from '../kit.mjs';

export default async function firstStart({ browser, server }) {
  const page = await openPage(browser);
  const owner = await foundCompany(page, server);
  assert.equal(owner.codes.length, 10);
  assert.equal(new Set(owner.codes).size, 10);
  assert.ok(!page.url().includes('#'), 'the secret must leave the address');
  await expectAccessible(page);
  await shot(page, 'first-start');
  expectClean(page);

  const second = await openPage(browser);
  await second.goto(server.setupLink);
  await second.getByRole('heading', { name: words('entry').setup.badLink }).waitFor();
  await signIn(second, server.base, owner);
  await second.getByRole('navigation').first().waitFor();
  expectClean(second);
}
