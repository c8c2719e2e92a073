// Everything between a customer and the company in one order: a visit with a colleague who should know, a
// photo and the next step, written with a thumb as well; what was typed survives a refusal.
import assert from 'node:assert/strict';
import { enter, fillDemo, loginOf } from '../demo.mjs';
import { expectAccessible, expectClean, expectNoSideways, openPage, PHONE, shot, words } from '../kit.mjs';

const { follow, record, attach } = words('records');
const PHOTO = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
  'base64',
);

export default async function timeline({ browser, server }) {
  const page = await openPage(browser);
  const seller = loginOf(await fillDemo(page, server), '销售');
  await enter(page, server.base, seller);
  await page.locator('section[aria-busy="false"] tbody tr a').first().click();
  await page.getByRole('heading', { level: 1 }).waitFor();
  await visit(page);
  await refused(page);
  await aDealMoves(page);
  await page.reload();
  await page.getByRole('listitem').filter({ hasText: '看了两只包' }).waitFor();
  await expectAccessible(page);
  await shot(page, 'timeline');
  await withAThumb(browser, server, seller, page.url());
  await inTheDark(page);
  expectClean(page);
}

const box = (page) => page.getByLabel(follow.placeholder);

/** By keyboard alone: f leads to the text, @ to a colleague. */
async function visit(page) {
  await page.getByText('拜访', { exact: true }).first().click();
  await page.getByLabel(follow.place).fill('南京西路店');
  await page.locator('main').focus();
  await page.keyboard.press('f');
  await page.keyboard.type('看了两只包，@');
  // Until the colleagues have come the list says that there are none.
  const offered = page.locator(
    '.ant-mentions-dropdown:visible .ant-mentions-dropdown-menu-item:not(.ant-mentions-dropdown-menu-item-disabled)',
  );
  const colleague = await offered.first().textContent();
  await page.keyboard.press('Enter');
  await page.keyboard.type('请备货');
  await page.locator('input[type="file"]').first().setInputFiles({
    name: '门店.png',
    mimeType: 'image/png',
    buffer: PHOTO,
  });
  await page.getByText('门店.png').waitFor();
  await shot(page, 'timeline-composing');
  await page.getByRole('button', { name: follow.add, exact: true }).click();
  await page.getByText(follow.added).waitFor();
  const said = page.getByRole('listitem').filter({ hasText: '看了两只包' });
  await said.getByText(`@${colleague}`, { exact: true }).waitFor();
  await said.getByText('南京西路店').waitFor();
  await said.getByRole('button', { name: attach.download.replace('{{name}}', '门店.png') }).waitFor();
  assert.equal(await box(page).inputValue(), '');
}

/** A server that does not answer takes nothing away, and neither does another page. */
async function refused(page) {
  await page.route('**/api/v1/records/follow_up', (route) => route.abort());
  await box(page).fill('第二次沟通');
  await page.getByRole('button', { name: follow.add, exact: true }).click();
  await page.getByRole('alert').first().waitFor();
  assert.equal(await box(page).inputValue(), '第二次沟通');
  await page.unroute('**/api/v1/records/follow_up');
  const here = page.url();
  await page.getByRole('link', { name: '任务', exact: true }).first().click();
  await page.waitForURL(/\/records\/task$/);
  await page.goBack();
  await page.waitForURL(here);
  assert.equal(await box(page).inputValue(), '第二次沟通');
  await page.getByRole('button', { name: follow.add, exact: true }).click();
  await page.getByText(follow.added).first().waitFor();
}

/** A deal's step stands on the customer's page, and on the deal's own. */
async function aDealMoves(page) {
  const customer = page.url();
  await page.getByText(follow.show.work, { exact: true }).click();
  const deal = page.locator('main li a[href^="/records/deal/"]').first();
  if ((await deal.count()) > 0) {
    await deal.click();
    await page.waitForURL(/\/records\/deal\//);
    await box(page).fill('报价已发');
    await page.getByRole('button', { name: follow.add, exact: true }).click();
    await page.getByRole('listitem').filter({ hasText: '报价已发' }).waitFor();
    assert.equal(await page.getByRole('listitem').filter({ hasText: '看了两只包' }).count(), 0);
    await shot(page, 'timeline-deal');
    await page.goto(customer);
    await page.getByRole('listitem').filter({ hasText: '报价已发' }).waitFor();
  }
}

async function withAThumb(browser, server, seller, address) {
  const page = await openPage(browser, { viewport: PHONE });
  await enter(page, server.base, seller);
  await page.goto(address);
  await box(page).fill('电话已通，周五到店');
  await page.getByRole('button', { name: follow.photo }).waitFor();
  await expectNoSideways(page);
  await expectAccessible(page);
  await box(page).scrollIntoViewIfNeeded();
  await shot(page, 'timeline-phone');
  await page.getByRole('button', { name: follow.add, exact: true }).click();
  await page.getByRole('listitem').filter({ hasText: '电话已通' }).waitFor();
  // A masked phone cannot be dialled.
  assert.equal(await page.getByRole('link', { name: record.dialTo }).count(), 0);
  expectClean(page);
  await page.context().close();
}

async function inTheDark(page) {
  await page.emulateMedia({ colorScheme: 'dark' });
  await shot(page, 'timeline-dark');
  await expectAccessible(page);
}
