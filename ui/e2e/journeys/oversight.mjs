// A manager sees the departments below; an administrator manages without seeing customers; an auditor
// reads and verifies the ledger and sees no customers.
import assert from 'node:assert/strict';
import { enter, fillDemo, loginOf } from '../demo.mjs';
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
  assert.ok(totals.销售 < totals.部门经理 && totals.部门经理 < 2000, JSON.stringify(totals));
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
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: ledger.export }).click(),
  ]);
  assert.ok((await file.path()) !== null);
  expectClean(page);
}
