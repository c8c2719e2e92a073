// Sensitive acts ask for a new proof where the old one is worth nothing any more, here since the session goes on in
// another browser: a dialog, and the act goes on. Then a role gets terms, and its people feel them.
import assert from 'node:assert/strict';
import { foundCompany } from '../company.mjs';
import { enter, fillDemo, loginOf } from '../demo.mjs';
import { expectAccessible, expectClean, openPage, shot, words } from '../kit.mjs';
import { givePurpose, go, rows } from '../reach.mjs';
import { freshTotp } from '../totp.mjs';

const gate = words('gate');
const roles = words('roles');
const profile = words('profile');
const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';

export default async function stepUp({ browser, server }) {
  const owner = await openPage(browser);
  const { secret } = await foundCompany(owner, server);
  await tokenWithCode(owner, server, secret);

  const page = await openPage(browser);
  const logins = await fillDemo(page, server);
  const seller = loginOf(logins, '销售');
  await enter(page, server.base, seller);
  await revealWithPassword(page, seller);

  const boss = await openPage(browser);
  await enter(boss, server.base, loginOf(logins, '所有者'));
  await giveTerms(boss, server);
  await feelTerms(page, server);
  for (const one of [owner, page, boss]) expectClean(one);
}

/** From now on the page says that it is another browser. */
async function become(page, userAgent) {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.setUserAgentOverride', { userAgent });
}

/** Whoever has a second factor shows it alone; a wrong code is said, and the token is made after the right one. */
async function tokenWithCode(page, server, secret) {
  await go(page, server.base, '/profile');
  await become(page, FIREFOX);
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

/** In the middle of a reveal: purpose and reason are not asked again. */
async function revealWithPassword(page, { password }) {
  await rows(page);
  await page.locator('main tbody tr a').first().click();
  await page.waitForURL(/\/records\/customer\/[0-9a-f-]+$/);
  await become(page, FIREFOX);
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
