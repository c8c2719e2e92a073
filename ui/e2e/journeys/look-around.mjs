// One click fills a demo company; its logins open it, each with its own view.
import assert from 'node:assert/strict';
import { enrol, expectAccessible, expectClean, openPage, shot, words } from '../kit.mjs';

const ROWS = '.ant-table-row';

export default async function lookAround({ browser, server }) {
  const page = await openPage(browser);
  const { setup } = words('entry');
  await page.goto(server.setupLink);
  await page.getByRole('button', { name: setup.look }).click();
  await page.getByRole('heading', { name: setup.demo }).waitFor({ timeout: 120_000 });
  const logins = await page.locator('tbody tr').evaluateAll((rows) =>
    rows.map((row) => {
      const cells = [...row.querySelectorAll('td')].map((cell) => cell.textContent?.trim() ?? '');
      return { role: cells[1], login: cells[3], password: cells[4] };
    }),
  );
  assert.ok(logins.length >= 3, 'staff of three departments');
  await expectAccessible(page);
  await shot(page, 'look-around-logins');

  await enterFirstTime(page, server.base, logins[0]);
  await page.locator(ROWS).first().waitFor();
  await expectAccessible(page);
  await shot(page, 'look-around-list');
  expectClean(page);
}

/** Signs in; a role that needs a second factor enrols it on the way. */
async function enterFirstTime(page, base, { login, password }) {
  const entry = words('entry');
  await page.goto(`${base}/login`);
  await page.getByLabel(entry.loginName, { exact: true }).fill(login);
  await page.getByLabel(entry.password, { exact: true }).fill(password);
  await page.getByRole('button', { name: entry.signIn, exact: true }).click();
  const inside = page.getByRole('navigation').first();
  const enrolling = page.getByTestId('totp-secret');
  await inside.or(enrolling).first().waitFor();
  if (await enrolling.isVisible()) await enrol(page);
  await inside.waitFor();
}
