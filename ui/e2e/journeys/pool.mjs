// A customer goes back to the pool, is masked there, and is claimed by a colleague with a thumb; the owner
// changes the pool's rules.
import assert from 'node:assert/strict';
import { enter, fillDemo, loginOf } from '../demo.mjs';
import {
  DESKTOP,
  expectAccessible,
  expectClean,
  expectNoSideways,
  openPage,
  PHONE,
  shot,
  words,
} from '../kit.mjs';
import { choose, go, rows, settled, total } from '../reach.mjs';

const records = words('records');
const common = words('common');
const pool = words('pool');
const shell = words('shell');
const SHOP = '上海高端客户';

export default async function thePool({ browser, server }) {
  const page = await openPage(browser);
  const logins = await fillDemo(page, server);
  const [first, second] = [0, 1].map((skip) => loginOf(logins, '销售', skip));
  await enter(page, server.base, first);
  const name = await giveBack(page, server);
  await looksIntoPool(page, name);
  await rulesOfPools(browser, server, loginOf(logins, '所有者'));
  await byThumb(browser, server, second, name);
  expectClean(page);
}

/** The first person of the list goes back to the shop's pool; its name. */
async function giveBack(page, server) {
  await go(page, server.base, '/records/customer');
  await rows(page);
  const own = await total(page);
  // Of companies the pool shows the names.
  const person = page.locator('main tbody tr').filter({ hasText: '个人' }).first().locator('th a');
  const name = ((await person.textContent()) ?? '').trim();
  await person.click();
  await page.getByRole('heading', { level: 1, name }).waitFor();
  await page.getByRole('button', { name: records.bulk.release }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText(pool.releaseHint).waitFor();
  await choose(page, dialog.getByLabel(pool.to), SHOP);
  await shot(page, 'pool-release');
  await dialog.getByRole('button', { name: pool.release }).click();
  await page.waitForURL(/\/records\/customer$/);
  await page.getByText(pool.released).waitFor();
  await page
    .getByText(records.list.total.replace(/\{\{count.*?\}\}/, (own - 1).toLocaleString('en')))
    .waitFor();
  return name;
}

/** In the pool the name is masked, and who gave it back cannot take it again at once. */
async function looksIntoPool(page, name) {
  await page.getByRole('link', { name: shell.nav.pool, exact: true }).click();
  await page.getByRole('heading', { level: 1, name: pool.title }).waitFor();
  await rows(page);
  const all = await total(page);
  await page.getByText(new RegExp(`^${SHOP} \\d+`)).click();
  await page.getByText(beginning(pool.claimsLeft)).waitFor();
  await rows(page);
  assert.ok((await total(page)) < all, 'one pool has fewer than all');
  const text = (await page.getByRole('main').textContent()) ?? '';
  assert.ok(!text.includes(name), 'who lies in the pool is masked');
  await expectAccessible(page);
  await shot(page, 'pool-list');
  // The one that was given back last stands first.
  await page
    .locator('main tbody tr')
    .first()
    .getByRole('button', { name: beginning(records.bulk.claim) })
    .click();
  await page.getByText('您曾负责此客户', { exact: false }).waitFor();
  // The page of a customer in the pool says where it lies, and no more than may be seen there.
  await page.locator('main tbody tr th a').first().click();
  await page.getByText(beginning(pool.inPool)).waitFor();
  await expectAccessible(page);
  await shot(page, 'pool-customer');
  assert.equal(await page.getByRole('tab').count(), 1);
}

/** The owner changes a rule and adds a member. */
async function rulesOfPools(browser, server, login) {
  const page = await openPage(browser);
  await enter(page, server.base, login);
  await go(page, server.base, '/sales-settings');
  await rows(page);
  await expectAccessible(page);
  await shot(page, 'pool-settings');
  await page.locator('main tbody tr').filter({ hasText: SHOP }).locator('th a').click();
  await page.getByRole('button', { name: records.record.edit }).click();
  const dialog = page.getByRole('dialog');
  await dialog.locator('#pool_claims_a_day').fill('0.5');
  await dialog.getByRole('button', { name: common.save, exact: true }).click();
  await dialog.getByText('应为 0 到 1000 的整数').waitFor();
  await dialog.locator('#pool_claims_a_day').fill('1');
  await dialog.getByRole('button', { name: common.save, exact: true }).click();
  await dialog.waitFor({ state: 'hidden' });
  await page.getByRole('tab', { name: '公海成员' }).click();
  await page.getByText('上海门店').first().waitFor();
  await shot(page, 'pool-rules');
  expectClean(page);
}

/** A colleague claims on the phone: the name is there then, and the day's claim is used up. */
async function byThumb(browser, server, login, name) {
  const page = await openPage(browser, { viewport: PHONE });
  await enter(page, server.base, login);
  await go(page, server.base, '/pool');
  await chooseShop(page);
  const cards = page.locator('main li');
  await cards.first().waitFor();
  await expectNoSideways(page);
  await expectAccessible(page);
  await shot(page, 'pool-phone');
  const claim = cards.getByRole('button', { name: beginning(records.bulk.claim) });
  const size = await claim.first().boundingBox();
  assert.ok(size.height >= 40 && size.width >= 44, 'a thumb finds the button');
  await claim.first().click();
  await page.getByText(beginning(pool.claimed)).waitFor();
  await page.getByRole('link', { name }).click();
  await page.getByRole('heading', { level: 1, name }).waitFor();
  await shot(page, 'pool-claimed-phone');
  await go(page, server.base, '/pool');
  await chooseShop(page);
  await claim.first().click();
  await page.getByText('已达上限').waitFor();
  await page.setViewportSize(DESKTOP);
  expectClean(page);
}

/** The shop's pool alone, once its customers have come. */
async function chooseShop(page) {
  await choose(page, page.getByLabel(pool.which), new RegExp(`^${SHOP}`));
  await page.getByText(beginning(pool.claimsLeft)).waitFor();
  await settled(page);
}

/** What a text begins with, before its first value. */
const beginning = (text) => new RegExp(`^${text.split('{{')[0]}`);
