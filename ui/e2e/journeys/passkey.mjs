// Passkeys with the browser's own virtual authenticator: as the first second factor in place of an authenticator app,
// alone at the sign-in, to prove oneself in the middle of an act, and removed again.
import assert from 'node:assert/strict';
import { OWNER } from '../company.mjs';
import { expectAccessible, expectClean, openPage, shot, words } from '../kit.mjs';
import { go } from '../reach.mjs';

const entry = words('entry');
const profile = words('profile');
const gate = words('gate');
const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';

export default async function passkeys({ browser, server }) {
  const page = await openPage(browser);
  const device = await authenticator(page);
  const codes = await foundWithPasskey(page, server);
  assert.equal(codes.length, 10, 'who has a passkey alone has recovery codes as well');
  await signOut(page);

  await page.goto(`${server.base}/login`);
  await shot(page, 'login-passkey');
  await expectAccessible(page);
  await page.getByRole('button', { name: entry.passkey.signIn }).click();
  await page.getByRole('navigation').first().waitFor();

  await afterPassword(page, server);
  await provesAnew(page, device);
  await addAndRemove(page, server);
  expectClean(page);
}

/** A device behind a finger, as the browser plays it. */
async function authenticator(page) {
  const session = await page.context().newCDPSession(page);
  await session.send('WebAuthn.enable');
  const options = { protocol: 'ctap2', transport: 'internal', hasResidentKey: true };
  const { authenticatorId } = await session.send('WebAuthn.addVirtualAuthenticator', {
    options: { ...options, hasUserVerification: true, isUserVerified: true },
  });
  return { session, authenticatorId };
}

async function foundWithPasskey(page, server) {
  await page.goto(server.setupLink);
  await page.getByRole('button', { name: entry.setup.company }).click();
  await page.getByLabel(entry.setup.companyName).fill('明远贸易');
  await page.getByLabel(entry.setup.yourName).fill(OWNER.name);
  await page.getByLabel(entry.loginName, { exact: true }).fill(OWNER.login);
  await page.getByLabel(entry.password, { exact: true }).fill(OWNER.password);
  await page.getByRole('button', { name: entry.setup.create, exact: true }).click();
  await page.getByLabel(entry.enrol.code).waitFor();
  await shot(page, 'enrol-passkey');
  await expectAccessible(page);
  await page.getByRole('button', { name: entry.passkey.enrol }).click();
  await page.getByLabel(entry.codes.saved).waitFor();
  const codes = await page.getByRole('listitem').locator('code').allTextContents();
  await page.getByLabel(entry.codes.saved).check();
  await page.getByRole('button', { name: entry.codes.go }).click();
  await page.getByRole('navigation').first().waitFor();
  return codes;
}

async function signOut(page) {
  await page.context().clearCookies();
}

/** After the password the passkey is asked for, and a recovery code would do as well. */
async function afterPassword(page, server) {
  await signOut(page);
  await page.goto(`${server.base}/login`);
  await page.getByLabel(entry.loginName, { exact: true }).fill(OWNER.login);
  await page.getByLabel(entry.password, { exact: true }).fill(OWNER.password);
  await page.getByRole('button', { name: entry.signIn, exact: true }).click();
  await page.getByLabel(entry.recoveryCode).waitFor();
  await expectAccessible(page);
  await shot(page, 'login-second-passkey');
  await page.getByRole('button', { name: entry.passkey.prove }).click();
  await page.getByRole('navigation').first().waitFor();
}

/** The session goes on in another browser: a sensitive act asks for the passkey, and goes on. */
async function provesAnew(page, { session }) {
  await page.goto(new URL('/profile', page.url()).href);
  await session.send('Network.setUserAgentOverride', { userAgent: FIREFOX });
  await page.getByRole('button', { name: profile.tokens.create }).click();
  const dialog = page.getByRole('dialog').first();
  await dialog.getByLabel(profile.tokens.name).fill('财务对账');
  await dialog.getByRole('button', { name: words('common').create, exact: true }).click();
  const proof = page.getByRole('dialog', { name: gate.signIn.stepUpTitle });
  await proof.getByRole('button', { name: gate.signIn.passkey }).click();
  await page.getByText(profile.tokens.once).waitFor();
  await page.keyboard.press('Escape');
}

/** The only factor stays; a device holds one key of a person, so that a second one is refused by it. */
async function addAndRemove(page, server) {
  await go(page, server.base, '/profile');
  const keys = page.getByRole('region', { name: profile.passkeys.title, exact: true }).last();
  await keys.getByRole('row').nth(1).waitFor();
  await expectAccessible(page);
  await shot(page, 'passkeys');
  await keys.getByRole('button', { name: new RegExp(profile.passkeys.remove) }).click();
  await page.getByRole('dialog').getByRole('button', { name: profile.passkeys.remove, exact: true }).click();
  await page.getByText('这是您唯一的第二验证方式').waitFor();
  assert.equal(await keys.getByRole('row').count(), 2, 'the key is there still');
}
