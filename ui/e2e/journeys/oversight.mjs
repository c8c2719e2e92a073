// A manager sees the departments below; an administrator manages without seeing customers; an auditor
// reads and verifies the ledger and sees no customers.
import assert from 'node:assert/strict';
import { CUSTOMERS, enter, fillDemo, loginOf } from '../demo.mjs';
import { expectAccessible, expectClean, openPage, shot, words } from '../kit.mjs';
import { choose, go, rows, total } from '../reach.mjs';

const ledger = words('ledger');
const shell = words('shell');

export default async function oversight({ browser, server }) {
  const start = await openPage(browser);
  const logins = await fillDemo(start, server);
  const totals = {};
  for (const role of ['销售', '部门经理']) {
    const page = await openPage(browser);
    await enter(page, server.base, loginOf(logins, role));
    await rows(page);
    totals[role] = await total(page);
    expectClean(page);
  }
  assert.ok(totals.销售 < totals.部门经理 && totals.部门经理 < CUSTOMERS, JSON.stringify(totals));
  await administrator(browser, server, logins);
  await auditor(browser, server, logins);
}

async function administrator(browser, server, logins) {
  const page = await openPage(browser);
  await enter(page, server.base, loginOf(logins, '系统管理员'));
  const links = page.getByRole('navigation').first();
  await links.getByText(shell.nav.roles).waitFor();
  assert.equal(await links.getByText('客户', { exact: true }).count(), 0, 'no customers in the navigation');
  for (const path of ['/users', '/departments', '/roles', '/objects']) {
    await go(page, server.base, path);
    await page.locator('.ant-spin-spinning').waitFor({ state: 'detached' });
    await expectAccessible(page);
    await shot(page, `admin${path.replace('/', '-')}`);
  }
  await page.goto(`${server.base}/records/customer`);
  await page
    .getByText(words('common').state.noPermissionTitle)
    .or(page.getByText(words('common').state.notFoundTitle))
    .first()
    .waitFor();
  expectClean(page);
}

async function auditor(browser, server, logins) {
  const page = await openPage(browser);
  await enter(page, server.base, loginOf(logins, '审计员'));
  const links = page.getByRole('navigation').first();
  await links.getByText(shell.nav.ledger).waitFor();
  assert.equal(await links.getByText('客户', { exact: true }).count(), 0);
  await go(page, server.base, '/ledger');
  await page.getByRole('table').waitFor();
  await page.getByRole('button', { name: ledger.verify }).click();
  await page.getByText(ledger.verified).waitFor({ timeout: 60_000 });
  await expectAccessible(page);
  await shot(page, 'ledger');
  await choose(page, page.getByLabel(ledger.act, { exact: true }), ledger.acts.login);
  await page.locator('[aria-busy="false"] table').waitFor();
  const acts = await page.getByRole('row').allTextContents();
  assert.ok(
    acts.length > 1 && acts.slice(1).every((one) => one.includes(ledger.acts.login)),
    acts.join('\n'),
  );
  await filters(page, loginOf(logins, '销售').person);
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: ledger.export }).click(),
  ]);
  assert.ok((await file.path()) !== null);
  expectClean(page);
}

/** The acts of one person, about one customer, on some days. */
async function filters(page, person) {
  await page.getByRole('button', { name: ledger.clear }).click();
  await choose(page, page.getByLabel(ledger.person, { exact: true }), person);
  const byPerson = await entries(page);
  assert.ok(byPerson.length > 0 && byPerson.every((one) => one.includes(person)), byPerson.join('\n'));

  await page
    .getByRole('row')
    .filter({ hasText: ledger.acts.list })
    .filter({ hasText: '客户' })
    .first()
    .getByRole('button')
    .click();
  const customer = (await page.getByRole('dialog').locator('li').first().textContent())?.trim() ?? '';
  assert.match(customer, /^[0-9a-f-]{36}$/);
  assert.equal(await page.getByRole('dialog').getByRole('link').count(), 0, 'no way to the customer');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: ledger.clear }).click();
  const about = page.getByLabel(ledger.recordId, { exact: true });
  await about.fill(customer);
  await about.press('Enter');
  const byCustomer = await entries(page);
  assert.ok(byCustomer.length > 0 && byCustomer.every((one) => one.includes('客户')), byCustomer.join('\n'));

  const to = page.getByLabel(ledger.to, { exact: true });
  await to.fill('2020-01-01');
  await to.press('Enter');
  await page.getByText(ledger.empty).waitFor();
  await page.getByRole('button', { name: ledger.clear }).click();
  const from = page.getByLabel(ledger.from, { exact: true });
  await from.fill('2020-01-01');
  await from.press('Enter');
  assert.ok((await entries(page)).length > 0);
}

/** The lines of the ledger once the filter has been answered. */
async function entries(page) {
  // The page asks in the frame after the filter changed; its stream of events never rests.
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  await page.locator('[aria-busy="false"] table').waitFor();
  return (await page.getByRole('row').allTextContents()).slice(1);
}
