// A salesperson sees own customers, masked; finds, filters, saves a view, reveals with a purpose that
// everybody who may see the customer can read afterwards.
import assert from 'node:assert/strict';
import { CUSTOMERS, enter, fillDemo, loginOf } from '../demo.mjs';
import { expectAccessible, expectClean, openPage, shot, words } from '../kit.mjs';
import { choose, givePurpose, go, rows, search, total } from '../reach.mjs';

const records = words('records');
const common = words('common');
const gate = words('gate');

export default async function salesperson({ browser, server }) {
  const page = await openPage(browser);
  const logins = await fillDemo(page, server);
  await enter(page, server.base, loginOf(logins, '销售'));
  await rows(page);
  const own = await total(page);
  assert.ok(own > 0 && own < CUSTOMERS, 'only own customers');
  assert.match((await page.locator('main tbody tr').first().textContent()) ?? '', /\*\*\*\*/);
  await expectAccessible(page);
  await shot(page, 'sales-list');

  await filterAndSave(page, own);
  await find(page);
  const address = await reveal(page);
  await otherTeam(browser, server, logins, address);
  expectClean(page);
}

/** A typed condition narrows the list, a saved view keeps it. */
async function filterAndSave(page, own) {
  await page.getByRole('button', { name: new RegExp(`${records.filter.title}$`) }).click();
  await choose(page, page.getByLabel(records.filter.field), '客户等级');
  await choose(page, page.locator('.ant-popover').getByRole('combobox').nth(2), '金卡');
  await page.getByRole('button', { name: common.apply, exact: true }).click();
  await page.getByText(records.filter.count.replace('{{count}}', '1')).waitFor();
  await rows(page);
  const narrowed = await total(page);
  assert.ok(narrowed > 0 && narrowed < own, `a filter narrows ${own} to fewer, not ${narrowed}`);
  await page.getByRole('columnheader', { name: '累计消费' }).click();
  await rows(page);
  await page.getByRole('button', { name: records.view.save }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(records.view.name).fill('我的金卡客户');
  await dialog.getByRole('button', { name: common.save, exact: true }).click();
  await page.getByText(records.view.saved).waitFor();
  await choose(
    page,
    page.getByLabel(records.view.title, { exact: true }),
    records.view.all.replace('{{what}}', '客户'),
  );
  await rows(page);
  assert.equal(await total(page), own);
  await choose(page, page.getByLabel(records.view.title, { exact: true }), '我的金卡客户');
  await rows(page);
  assert.equal(await total(page), narrowed, 'the view brings its filter back');
  await choose(
    page,
    page.getByLabel(records.view.title, { exact: true }),
    records.view.all.replace('{{what}}', '客户'),
  );
}

/** Whole name, last four digits; the quick look at the side. */
async function find(page) {
  await rows(page);
  const first = page.locator('main tbody tr').first();
  const name = ((await first.locator('a').first().textContent()) ?? '').trim();
  const digits = /\*(\d{4})/.exec((await first.textContent()) ?? '')?.[1] ?? '';
  await search(page, name);
  assert.ok((await (await rows(page)).allTextContents()).some((one) => one.includes(name)));
  await search(page, digits);
  assert.ok((await (await rows(page)).allTextContents()).some((one) => one.includes(digits)));
  await page.locator('main tbody tr').first().getByRole('button').first().click();
  await page.getByRole('dialog').getByText('手机号', { exact: true }).waitFor();
  await shot(page, 'quick-look');
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
}

/** A masked phone becomes clear after a purpose, and who has seen it says so. */
async function reveal(page) {
  await page.locator('main tbody tr a').first().click();
  await page.waitForURL(/\/records\/customer\/[0-9a-f-]+$/);
  await page
    .getByRole('button', { name: gate.reveal.title.replace('{{field}}', '手机号') })
    .first()
    .click();
  const dialog = await givePurpose(page, { purpose: '联系客户', reason: '客户来电确认送货地址' });
  await shot(page, 'reveal-purpose');
  await dialog.getByRole('button', { name: gate.purpose.ok }).click();
  await page.getByRole('timer').waitFor();
  assert.match((await page.locator('[data-sensitive]').first().textContent()) ?? '', /^\+?[\d ]{11,}$/);
  await expectAccessible(page);
  await page.getByRole('tab', { name: records.record.access }).click();
  const panel = page.getByRole('tabpanel');
  await panel.getByText(records.act.reveal, { exact: true }).first().waitFor();
  await panel.getByText('联系客户').first().waitFor();
  // Beside the list, the deals and tasks of the page name their customer.
  const listed = panel
    .getByRole('row')
    .filter({ hasText: records.act.list })
    .filter({ hasText: '手机号' })
    .first();
  assert.doesNotMatch((await listed.textContent()) ?? '', /身份证号|详细地址/, 'only what the list showed');
  await expectAccessible(page);
  await shot(page, 'who-has-seen');
  return page.url();
}

/** The same address tells somebody of another team nothing. */
async function otherTeam(browser, server, logins, address) {
  const mine = loginOf(logins, '销售');
  const theirs = logins.find((one) => one.role === '销售' && one.department !== mine.department);
  const page = await openPage(browser);
  await enter(page, server.base, theirs);
  await rows(page);
  await page.goto(address);
  const { errorTitle, notFoundTitle } = common.state;
  await page.getByText(errorTitle).or(page.getByText(notFoundTitle)).first().waitFor();
  assert.equal(await page.getByText('手机号', { exact: true }).count(), 0);
  await go(page, server.base, '/records/customer');
  expectClean(page);
}
