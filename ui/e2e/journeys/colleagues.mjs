// A department and a colleague come in by a one-time link, get customers handed over in bulk, change
// and forget a password, and are frozen out.
import assert from 'node:assert/strict';
import { createPerson, foundCompany, OWNER } from '../company.mjs';
import { enrol, expectAccessible, expectClean, openPage, shot, signIn, words } from '../kit.mjs';
import { choose, go, rows } from '../reach.mjs';

const users = words('users');
const common = words('common');
const entry = words('entry');
const profile = words('profile');
const records = words('records');
const LI = { login: 'lijing', name: '李静', password: 'ember-violin-meadow-77' };
const SECOND = 'quartz-harvest-window-31';
const THIRD = 'maple-thunder-orbit-58';

export default async function colleagues({ browser, server }) {
  const owner = await openPage(browser);
  await foundCompany(owner, server);
  for (const [name, phone] of [
    ['单小雨', '13800138031'],
    ['解明月', '13800138032'],
  ]) {
    await go(owner, server.base, '/records/customer');
    await createPerson(owner, { name, phone });
  }
  await department(owner, server);
  const link = await invite(owner, server);
  const theirs = await openPage(browser);
  await accept(theirs, link, LI.password);
  await theirs.waitForURL(/\/dashboard$/);
  await go(theirs, server.base, '/records/customer');
  await theirs.getByText(records.list.empty.replace('{{what}}', '客户')).waitFor();

  await handOver(owner, server);
  await theirs.goto(`${server.base}/records/customer`);
  await rows(theirs);
  assert.equal(await theirs.locator('main tbody tr').count(), 2, 'both customers came over');
  await handOne(owner, server);
  await theirs.reload();
  await rows(theirs);
  assert.equal(await theirs.locator('main tbody tr').count(), 1, 'one customer went back');
  await ownAccount(theirs, server);
  await forgotten(browser, owner, server);
  await freeze(browser, owner, server);
  expectClean(owner);
  expectClean(theirs);
}

async function department(page, server) {
  const texts = words('departments');
  await go(page, server.base, '/departments');
  await page
    .getByRole('button', { name: new RegExp(`${texts.new}$`) })
    .first()
    .click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(texts.name, { exact: true }).fill('华东销售部');
  await dialog.getByRole('button', { name: common.save, exact: true }).click();
  await page.getByText(texts.saved).waitFor();
  await expectAccessible(page);
}

async function invite(page, server) {
  await go(page, server.base, '/users');
  await page.getByRole('button', { name: new RegExp(`${users.new}$`) }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(users.name, { exact: true }).fill(LI.name);
  await dialog.getByLabel(users.login, { exact: true }).fill(LI.login);
  await choose(page, dialog.getByLabel(users.department), '华东销售部');
  await choose(page, dialog.getByLabel(users.roles), '销售');
  await page.keyboard.press('Escape');
  await dialog.getByRole('button', { name: users.create }).click();
  return handedOver(page);
}

/** The one-time link that the page shows now. */
async function handedOver(page) {
  await page.getByText(users.linkHint).waitFor();
  const dialog = page.getByRole('dialog').filter({ hasText: users.linkHint });
  const link = ((await dialog.locator('code').textContent()) ?? '').trim();
  await shot(page, 'one-time-link');
  await dialog.getByRole('button', { name: /close|关闭/i }).click();
  return link;
}

/** Takes a one-time link and sets a password; the link shows where this server is meant to be reached. */
async function accept(page, link, password) {
  await page.goto(link);
  await page.getByLabel(entry.newPassword, { exact: true }).fill(password);
  await page.getByRole('button', { name: entry.invitation.accept }).click();
  // A real company asks every role for a second factor.
  const { secret } = await enrol(page);
  LI.secret = secret;
  await page.getByRole('navigation').first().waitFor();
}

async function handOver(page, server) {
  await go(page, server.base, '/records/customer');
  await rows(page);
  for (const box of await page.locator('main tbody tr input[type=checkbox]').all()) await box.check();
  await page.getByRole('button', { name: records.bulk.assign, exact: true }).click();
  const dialog = page.getByRole('dialog');
  await choose(page, dialog.getByLabel(records.assign.owner), LI.name);
  await dialog.getByRole('button', { name: records.record.assign, exact: true }).click();
  await page.getByText(records.bulk.done.replace('{{count}}', '2')).waitFor();
}

/** A single customer goes to another owner from its own page. */
async function handOne(page, server) {
  await go(page, server.base, '/records/customer');
  await (await rows(page)).first().getByRole('link').click();
  await page.getByRole('button', { name: records.record.assign, exact: true }).click();
  const dialog = page.getByRole('dialog');
  await choose(page, dialog.getByLabel(records.assign.owner), OWNER.name);
  await dialog.getByRole('button', { name: records.record.assign, exact: true }).click();
  await page.getByText(records.assign.done).waitFor();
  await page.getByText(`${records.record.owner} ${OWNER.name}`).waitFor();
}

/** One's own password and authenticator. */
async function ownAccount(page, server) {
  await go(page, server.base, '/profile');
  await page.getByLabel(profile.password.current, { exact: true }).fill(LI.password);
  await page.getByLabel(entry.newPassword, { exact: true }).fill(SECOND);
  await page.getByRole('button', { name: profile.password.change }).click();
  await page.getByText(profile.password.changed).waitFor();
  await page.getByRole('button', { name: profile.factor.replace }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(profile.factor.password, { exact: true }).fill(SECOND);
  await dialog.getByRole('button', { name: common.next, exact: true }).click();
  const { secret, codes } = await enrol(page, { go: common.done });
  LI.secret = secret;
  LI.codes = codes;
  await page.getByText(profile.factor.on).waitFor();
  await expectAccessible(page);
}

async function act(page, server, name) {
  await go(page, server.base, '/users');
  await page.getByRole('button', { name: users.acts.replace('{{name}}', LI.name) }).click();
  await page.getByRole('menuitem', { name, exact: true }).click();
}

/** The owner makes a reset link; the second factor stays. */
async function forgotten(browser, owner, server) {
  await act(owner, server, users.resetPassword);
  await owner.getByRole('dialog').getByRole('button', { name: users.resetPassword }).click();
  const link = await handedOver(owner);
  const page = await openPage(browser);
  await page.goto(link);
  await page.getByLabel(entry.newPassword, { exact: true }).fill(THIRD);
  await page.getByRole('button', { name: entry.invitation.accept }).click();
  await page.getByLabel(entry.code).waitFor();
  await page.getByRole('button', { name: entry.useRecovery }).click();
  await page.getByLabel(entry.recoveryCode, { exact: true }).fill(LI.codes[0]);
  await page.getByRole('button', { name: entry.confirm, exact: true }).click();
  await page.getByRole('navigation').first().waitFor();
  await page.goto(link);
  await page.getByRole('heading', { name: entry.invitation.badLink }).waitFor();
  await page.close();
}

async function freeze(browser, owner, server) {
  await act(owner, server, users.freeze);
  const dialog = owner.getByRole('dialog');
  await dialog.getByLabel(users.reason, { exact: true }).fill('离职');
  await dialog.getByRole('button', { name: users.freeze, exact: true }).click();
  await owner.getByText(users.frozen, { exact: true }).first().waitFor();
  const page = await openPage(browser);
  await assert.rejects(signIn(page, server.base, { ...LI, password: THIRD, secret: null, timeout: 4000 }));
  await page.close();
}
