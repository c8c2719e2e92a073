// Single sign-on by a real OpenID Connect provider on another site: set up, linked in the profile, signed in by with the
// second factor asked for, taken away; and a colleague who takes an invitation without a password.
import assert from 'node:assert/strict';
import { foundCompany } from '../company.mjs';
import { enrol, expectAccessible, expectClean, freshTotp, openPage, shot, words } from '../kit.mjs';
import { startProvider } from '../provider.mjs';
import { choose, go, settled } from '../reach.mjs';

const entry = words('entry');
const profile = words('profile');
const records = words('records');
const common = words('common');
const NAME = '企业账号';
const SECRET = 'secret-of-the-journey-7342';
const BY = entry.sso.by.replace('{{name}}', NAME);

export default async function journey({ browser, server }) {
  const provider = await startProvider({ redirect: `${server.base}/sign-in-return`, secret: SECRET });
  try {
    const page = await openPage(browser);
    const owner = await foundCompany(page, server);
    await setUp(page, server, provider);
    await linked(page, server);
    await signedIn(page, server, owner);
    await invited(browser, page, server);
    expectClean(page);
  } finally {
    await provider.stop();
  }
}

async function setUp(page, server, { issuer }) {
  await go(page, server.base, '/sign-in-settings');
  await page.getByText(`${server.base}/sign-in-return`).waitFor();
  await page.getByRole('button', { name: records.list.new.replace('{{what}}', '单点登录来源') }).click();
  const form = page.getByRole('dialog').last();
  await form.locator('#identity_provider_name').fill(NAME);
  await form.locator('#identity_provider_kind').click();
  await page.getByTitle('OpenID Connect', { exact: true }).last().click();
  await form.locator('#identity_provider_issuer').fill(issuer);
  await form.locator('#identity_provider_client_id').fill('kedun');
  await form.locator('#identity_provider_secret').fill(SECRET);
  await form.locator('#identity_provider_enabled').click();
  await shot(page, 'sign-in-settings-form');
  await form.getByRole('button', { name: common.save, exact: true }).click();
  await form.waitFor({ state: 'hidden' });
  // The secret is written and never shown again.
  await go(page, server.base, '/sign-in-settings');
  await settled(page);
  await expectAccessible(page);
  await shot(page, 'sign-in-settings');
  assert.equal((await page.content()).includes(SECRET), false);
}

async function atProvider(page, account) {
  await page.getByLabel('Account').fill(account);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

async function linked(page, server) {
  await go(page, server.base, '/profile');
  await page.getByRole('button', { name: profile.identities.link.replace('{{name}}', NAME) }).click();
  await atProvider(page, '0815');
  await page.waitForURL(/\/profile$/);
  await page.getByRole('button', { name: `${profile.identities.remove} ${NAME}` }).waitFor();
  await expectAccessible(page);
  await shot(page, 'profile-identities');
}

async function signedIn(page, server, owner) {
  await page.context().clearCookies({ name: 'kedun' });
  await page.goto(`${server.base}/login?next=%2Fprofile`);
  await page.getByRole('button', { name: BY }).waitFor();
  await expectAccessible(page);
  await shot(page, 'login-sso');
  // The provider knows this browser still: it asks nothing, and the second factor is ours.
  await page.getByRole('button', { name: BY }).click();
  await page.getByLabel(entry.code).fill(freshTotp(owner.secret));
  assert.equal(new URL(page.url()).pathname, '/sign-in-return');
  assert.equal(/code=|state=/.test(page.url()), false, 'nothing of the answer stays in the address');
  await page.getByRole('button', { name: entry.confirm, exact: true }).click();
  await page.waitForURL(/\/profile$/);
}

async function invited(browser, page, server) {
  const link = await invitation(page, server);
  const guest = await openPage(browser);
  await guest.goto(link);
  await guest.getByRole('button', { name: BY }).click();
  await atProvider(guest, '4711');
  await guest.getByLabel(entry.enrol.code).waitFor();
  await enrol(guest);
  await guest.getByRole('navigation').first().waitFor();
  expectClean(guest);
}

/** A colleague is made on the page, and their one-time link is shown. */
async function invitation(page, server) {
  const users = words('users');
  await go(page, server.base, '/users');
  await page.getByRole('button', { name: new RegExp(`${users.new}$`) }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(users.name, { exact: true }).fill('李娜');
  await dialog.getByLabel(users.login, { exact: true }).fill('lina');
  await choose(page, dialog.getByLabel(users.roles), '销售');
  await page.keyboard.press('Escape');
  await dialog.getByRole('button', { name: users.create }).click();
  await page.getByText(users.linkHint).waitFor();
  const told = page.getByRole('dialog').filter({ hasText: users.linkHint });
  return ((await told.locator('code').textContent()) ?? '').trim();
}
