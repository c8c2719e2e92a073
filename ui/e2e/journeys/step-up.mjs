// Sensitive acts ask for a new proof where the old one is worth nothing any more, here since the session goes on in
// another browser: a dialog, and the act goes on. Then a role gets terms, and its people feel them.
import assert from 'node:assert/strict';
import { enter, fillDemo, loginOf } from '../demo.mjs';
import { expectAccessible, expectClean, openPage, shot, words } from '../kit.mjs';
import { becomeAnother, givePurpose, go, rows } from '../reach.mjs';

const gate = words('gate');
const roles = words('roles');

export default async function stepUp({ browser, server }) {
  const page = await openPage(browser);
  const logins = await fillDemo(page, server);
  const seller = loginOf(logins, '销售');
  await enter(page, server.base, seller);
  await revealWithPassword(page, seller);

  const boss = await openPage(browser);
  await enter(boss, server.base, loginOf(logins, '所有者'));
  await giveTerms(boss, server);
  await feelTerms(page, server);
  for (const one of [page, boss]) expectClean(one);
}

/** In the middle of a reveal: purpose and reason are not asked again. */
async function revealWithPassword(page, { password }) {
  await rows(page);
  await page.locator('main tbody tr a').first().click();
  await page.waitForURL(/\/records\/customer\/[0-9a-f-]+$/);
  await becomeAnother(page);
  const title = gate.reveal.title.replace('{{field}}', '手机号');
  await page.getByRole('button', { name: title }).first().click();
  const purpose = await givePurpose(page, { purpose: '联系客户', reason: '客户来电确认送货地址' });
  await purpose.getByRole('button', { name: gate.purpose.ok }).click();
  const proof = page.getByRole('dialog', { name: gate.signIn.stepUpTitle });
  await proof.getByLabel(gate.signIn.password).fill(password);
  await proof.getByRole('button', { name: gate.signIn.ok }).click();
  await page.getByRole('timer').waitFor();
  assert.match((await page.locator('[data-sensitive]').first().textContent()) ?? '', /^\+?[\d ]{11,}$/);
}

/** A network that is none is told at its field; then the salespeople work from one that is not here. */
async function giveTerms(page, server) {
  await go(page, server.base, '/roles');
  await page.getByRole('button', { name: /^销售 / }).click();
  await page.getByRole('heading', { name: roles.terms.title }).waitFor();
  const networks = page.getByLabel('允许的网络（每行一个）');
  await networks.fill('店里');
  await page.getByRole('button', { name: roles.save }).click();
  await page.getByRole('alert').filter({ hasText: '203.0.113.0/24' }).first().waitFor();
  await networks.fill('203.0.113.0/24');
  await page.getByLabel('每天查看明文次数上限').fill('20');
  await expectAccessible(page);
  await shot(page, 'role-terms');
  await page.getByRole('button', { name: roles.save }).click();
  await page.getByText(roles.saved).first().waitFor();
}

async function feelTerms(page, server) {
  await page.goto(`${server.base}/records/customer`);
  await page.getByText('您的角色不允许从当前网络使用').first().waitFor();
  await shot(page, 'network-refused');
}
