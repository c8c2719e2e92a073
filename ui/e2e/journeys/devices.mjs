// Two browsers of one person: the second one's session ends from the first within a second, cookies that were carried
// to a third open nothing there, and a lost device is blocked.
import assert from 'node:assert/strict';
import { foundCompany } from '../company.mjs';
import { expectAccessible, expectClean, openPage, shot, signIn, words } from '../kit.mjs';
import { go } from '../reach.mjs';

const profile = words('profile');
const gate = words('gate');
const entry = words('entry');
/** What people call at once. */
const AT_ONCE = 1_000;

export default async function devices({ browser, server }) {
  const owner = await openPage(browser);
  const person = await foundCompany(owner, server);

  const phone = await openPage(browser);
  await signIn(phone, server.base, person);
  await phone.getByRole('navigation').first().waitFor();
  await phone.waitForLoadState('networkidle').catch(() => {});

  await stolen(browser, server, phone);
  await told(owner, server);
  await endedAtOnce(owner, phone);
  await blocked(browser, server, owner, person);
  for (const one of [owner, phone]) expectClean(one);
}

/** The cookie alone is worth nothing in another browser. */
async function stolen(browser, server, phone) {
  const thief = await openPage(browser, { state: await phone.context().storageState() });
  const { status, code } = await thief.goto(server.base).then(() =>
    thief.evaluate(async () => {
      const answer = await fetch('/api/v1/me');
      return { status: answer.status, code: (await answer.json()).code };
    }),
  );
  assert.deepEqual([status, code], [401, 'device_proof']);
  await thief.goto(`${server.base}/records/customer`);
  await thief.getByLabel(entry.loginName, { exact: true }).waitFor();
}

/** The owner hears of the new device, and both sessions stand in the list, bound to their browsers. */
async function told(owner, server) {
  await go(owner, server.base, '/profile');
  const sessions = owner.getByRole('region', { name: profile.sessions.title });
  await sessions.getByText(profile.sessions.isBound).nth(1).waitFor();
  assert.equal(await sessions.getByText(profile.sessions.isBound).count(), 2);
  await owner.getByText('您的账号在一台新设备上登录').first().waitFor();
  await expectAccessible(owner);
  await shot(owner, 'devices');
}

/** The dialog comes up in the other browser without anybody touching it. */
async function endedAtOnce(owner, phone) {
  const ended = phone.getByRole('dialog', { name: gate.signIn.expiredTitle });
  const answered = owner.waitForResponse(
    (response) => response.request().method() === 'DELETE' && response.url().endsWith('/me/sessions'),
  );
  await owner.getByRole('button', { name: profile.sessions.endOthers, exact: true }).click();
  await answered;
  const began = Date.now();
  await ended.waitFor();
  const took = Date.now() - began;
  assert.ok(took < AT_ONCE, `it took ${took} ms`);
}

/** A lost device is blocked: whoever has it does not get in, even with password and code. */
async function blocked(browser, server, owner, person) {
  const lost = await openPage(browser);
  await signIn(lost, server.base, person);
  await lost.getByRole('navigation').first().waitFor();
  await go(owner, server.base, '/profile');
  const table = owner.getByRole('region', { name: profile.devices.title });
  await table
    .getByRole('button', { name: new RegExp(`^${profile.devices.block} `) })
    .first()
    .click();
  await owner.getByRole('button', { name: profile.devices.block, exact: true }).last().click();
  await table.getByText(profile.devices.blocked, { exact: true }).first().waitFor();
  const ended = lost.getByRole('dialog', { name: gate.signIn.expiredTitle });
  await ended.waitFor();
  await lost.goto(`${server.base}/login`);
  await lost.getByLabel(entry.loginName, { exact: true }).fill(person.login);
  await lost.getByLabel(entry.password, { exact: true }).fill(person.password);
  await lost.getByRole('button', { name: entry.signIn, exact: true }).click();
  await lost.getByText('这台设备已被停用').first().waitFor();
  await shot(lost, 'device-blocked');
}
