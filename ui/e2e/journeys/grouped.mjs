// A list in groups with counts and sums over all its records, kept in a view; totals of its figures.
import assert from 'node:assert/strict';
import { enter, fillDemo, loginOf } from '../demo.mjs';
import { expectAccessible, expectClean, expectNoSideways, openPage, PHONE, shot, words } from '../kit.mjs';
import { choose, go, rows, total } from '../reach.mjs';

const records = words('records');
const common = words('common');
const VIEW = '按等级看';

export default async function inGroups({ browser, server }) {
  const page = await openPage(browser);
  const logins = await fillDemo(page, server);
  const manager = loginOf(logins, '部门经理');
  await enter(page, server.base, manager);
  await go(page, server.base, '/records/customer');
  await rows(page);
  const all = await total(page);
  await group(page);
  await countsAddUp(page, all);
  await opensByKeyboard(page);
  await keepsInView(page, server);
  await byThumb(browser, server, loginOf(logins, '销售'));
  expectClean(page);
}

async function group(page) {
  await page.getByRole('button', { name: new RegExp(`${records.group.title}$`) }).click();
  const menu = page.locator('.ant-popover:visible');
  await menu.getByText(records.group.totals).click();
  await menu.getByText('客户等级', { exact: true }).click();
  await page.keyboard.press('Escape');
  await page.getByRole('list', { name: records.group.title }).waitFor();
}

/** The groups speak of the whole list. */
async function countsAddUp(page, all) {
  const heads = page.getByRole('list', { name: records.group.title }).locator('button[aria-expanded]');
  await heads.first().waitFor();
  const counts = await heads.evaluateAll((found) =>
    found.map((head) => Number(/(\d[\d,]*) 条/.exec(head.textContent ?? '')?.[1]?.replaceAll(',', '') ?? 0)),
  );
  const sum = counts.reduce((a, b) => a + b, 0);
  assert.equal(sum, all, 'the groups hold what the list holds');
  await page.getByText(records.group.totals, { exact: true }).first().waitFor();
  await expectAccessible(page);
  await shot(page, 'grouped');
}

/** A group opens and closes by the keyboard alone. */
async function opensByKeyboard(page) {
  const head = page.getByRole('list', { name: records.group.title }).locator('button[aria-expanded]').first();
  await head.focus();
  await page.keyboard.press('Enter');
  await page.locator('main tbody tr').first().waitFor();
  await shot(page, 'grouped-open');
  await page.keyboard.press('Enter');
  await page.locator('main tbody tr').first().waitFor({ state: 'detached' });
}

/** The grouping is kept with the view. */
async function keepsInView(page, server) {
  await page.getByRole('button', { name: records.view.save }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(records.view.name).fill(VIEW);
  await dialog.getByRole('button', { name: common.save }).click();
  await page.getByText(records.view.saved).waitFor();
  await go(page, server.base, '/records/customer');
  await rows(page);
  await choose(page, page.getByLabel(records.view.title, { exact: true }), VIEW);
  await page.getByRole('list', { name: records.group.title }).waitFor();
}

async function byThumb(browser, server, login) {
  const page = await openPage(browser, { viewport: PHONE });
  await enter(page, server.base, login);
  await go(page, server.base, '/records/customer');
  await page.locator('main li').first().waitFor();
  await group(page);
  const head = page.getByRole('list', { name: records.group.title }).locator('button[aria-expanded]').first();
  await head.click();
  await page.locator('main li li').first().waitFor();
  await expectNoSideways(page);
  await expectAccessible(page);
  await shot(page, 'grouped-phone');
  expectClean(page);
  await page.context().close();
}
