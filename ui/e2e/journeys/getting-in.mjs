// A recovery code opens once; wrong passwords are slowed down and told, and a locked login says for
// how long.
import assert from 'node:assert/strict';
import { foundCompany } from '../company.mjs';
import { expectAccessible, expectClean, openPage, shot, words } from '../kit.mjs';
import { go } from '../reach.mjs';

const entry = words('entry');
const common = words('common');

export default async function gettingIn({ browser, server }) {
  const page = await openPage(browser);
  const owner = await foundCompany(page, server);
  await go(page, server.base, '/profile');
  await signOut(page, owner);

  await password(page, owner, owner.password);
  await recover(page, owner.codes[0]);
  await page.getByRole('navigation').first().waitFor();
  await page.getByText('恢复码已被使用', { exact: false }).first().waitFor();
  await signOut(page, owner);
  await password(page, owner, owner.password);
  await recover(page, owner.codes[0]);
  await page.getByRole('alert').waitFor();
  assert.ok(page.url().includes('/login'), 'a recovery code opens once');
  await page.close();

  await wrong(browser, server, owner);
  await locked(browser, server, owner);
}

async function signOut(page, owner) {
  const { account, signOut: label } = words('shell');
  await page.getByRole('button', { name: account.replace('{{name}}', owner.name) }).click();
  await page.getByRole('menuitem', { name: label }).click();
  await page.getByLabel(entry.loginName, { exact: true }).waitFor();
}

async function password(page, { login }, typed) {
  await page.getByLabel(entry.loginName, { exact: true }).fill(login);
  await page.getByLabel(entry.password, { exact: true }).fill(typed);
  await page.getByRole('button', { name: entry.signIn, exact: true }).click();
}

async function recover(page, code) {
  await page.getByRole('button', { name: entry.useRecovery }).click();
  await page.getByLabel(entry.recoveryCode, { exact: true }).fill(code);
  await page.getByRole('button', { name: entry.confirm, exact: true }).click();
}

/** The login of nobody answers like the owner's: neither says which part was wrong. */
async function wrong(browser, server, owner) {
  const page = await openPage(browser);
  const said = [];
  for (const login of [owner.login, 'nobody-here']) {
    await page.goto(`${server.base}/login`);
    await password(page, { login }, 'not-the-password-at-all');
    said.push(await page.getByRole('alert').textContent());
  }
  assert.equal(said[0], said[1]);
  const [before, after] = common.problem.slowDown.split('{{seconds}}');
  const slowed = page.getByText(new RegExp(`^${before}\\d+${after}$`));
  for (let tries = 0; tries < 5 && !(await slowed.isVisible()); tries += 1) {
    const answered = page.waitForResponse((one) => one.url().endsWith('/auth/login'));
    await password(page, owner, 'not-the-password-either');
    await answered;
    await page.getByRole('button', { name: entry.signIn, exact: true, disabled: false }).waitFor();
  }
  await slowed.waitFor();
  await expectAccessible(page);
  await shot(page, 'slowed-down');
  expectClean(page);
  await page.close();
}

/** Ten tries with the waits between them take minutes: what the server then says is given here. */
async function locked(browser, server, owner) {
  const page = await openPage(browser);
  await page.route('**/api/v1/auth/login', (route) =>
    route.fulfill({
      status: 429,
      headers: { 'content-type': 'application/problem+json', 'retry-after': '892' },
      body: JSON.stringify({ status: 429, code: 'locked', detail: '892', params: { retry_after: 892 } }),
    }),
  );
  await page.goto(`${server.base}/login`);
  await password(page, owner, owner.password);
  await page.getByText(common.problem.locked.replace('{{count}}', '15')).waitFor();
  await shot(page, 'locked');
  await page.close();
}
