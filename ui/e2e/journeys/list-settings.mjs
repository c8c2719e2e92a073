// A list is set up as its reader needs it: a typed condition for each kind of field, columns, page
// sizes and steps, a view that the team shares.
import assert from 'node:assert/strict';
import { CUSTOMERS, enter, fillDemo, loginOf } from '../demo.mjs';
import { expectAccessible, expectClean, openPage, shot, words } from '../kit.mjs';
import { cells, choose, clearFilter, filterBy, rows, settled, total } from '../reach.mjs';

const records = words('records');
const common = words('common');
const { op } = records.filter;
const ALL = CUSTOMERS;

export default async function listSettings({ browser, server }) {
  const page = await openPage(browser);
  const logins = await fillDemo(page, server);
  await enter(page, server.base, loginOf(logins, '所有者'));
  await rows(page);
  for (const one of CONDITIONS) await narrows(page, one);
  await columns(page);
  await steps(page);
  await sharedView(page, browser, server, logins);
  expectClean(page);
}

const day = (text) => async (input) => {
  await input.fill(text);
  await input.press('Enter');
};
const pick = (option) => (input) => choose(input.page(), input, option);
const type = (text) => (input) => input.fill(text);

/** One condition a kind of field: what is given, and what must hold for every row then. */
const CONDITIONS = [
  { field: '公司名称', operator: op.contains, give: type('有限'), most: ALL },
  { field: '手机号', operator: op.equal, give: type(''), from: '手机号', holds: (a, b) => a === b },
  {
    field: '客户等级',
    operator: op.in,
    give: pick('银卡'),
    column: '客户等级',
    holds: (one) => one === '银卡',
  },
  { field: '意向品牌', operator: op.contains, give: pick('劳力士') },
  { field: '接受营销', operator: op.equal, give: pick(common.yes) },
  {
    field: '累计消费',
    operator: op.greaterEqual,
    give: type('100000'),
    column: '累计消费',
    holds: (one) => Number(one.replace(/[¥,]/g, '')) >= 100_000,
  },
  { field: '建档日期', operator: op.beforeEqual, give: day('2023-06-30') },
  {
    field: '负责人',
    operator: op.equal,
    give: pick('李顾问'),
    column: '负责人',
    holds: (one) => one === '李顾问',
  },
  { field: '所在地区', operator: op.contains, give: province },
  { field: '更新时间', operator: op.afterEqual, give: day('2000-01-01'), most: ALL },
];

async function province(input) {
  await input.click();
  await input.page().getByRole('menuitemcheckbox', { name: '浙江省' }).first().click();
  await input.press('Escape');
}

async function narrows(page, { field, operator, give, column, from, holds, most = ALL - 1 }) {
  const known = from ? (await cells(page, from))[0] : '';
  await filterBy(page, field, operator, from ? type(known) : give);
  const found = await total(page);
  assert.ok(found > 0 && found <= most, `${field} ${operator} finds some, not ${found}`);
  if (holds) {
    const shown = await cells(page, from ?? column);
    assert.ok(shown.length > 0 && shown.every((one) => holds(one, known)), `${field}: ${shown.slice(0, 5)}`);
  }
  await clearFilter(page);
}

async function columns(page) {
  const chooser = page.getByRole('button', { name: records.list.columns, exact: true });
  await chooser.click();
  const box = page.locator('.ant-popover:visible').last();
  await box.getByLabel('生日', { exact: true }).check();
  await box.getByLabel('手机号', { exact: true }).uncheck();
  await expectAccessible(page);
  await shot(page, 'columns');
  await page.keyboard.press('Escape');
  await settled(page);
  assert.ok((await cells(page, '生日')).some((one) => /^\d{4}/.test(one)));
  const heads = (await page.getByRole('columnheader').allTextContents()).filter(Boolean);
  assert.ok(!heads.some((one) => one.includes('手机号')));
  await chooser.click();
  await box.getByRole('button', { name: common.reset }).click();
  await chooser.click();
  assert.ok((await cells(page, '手机号')).length > 0, 'the first columns are back');
}

const perPage = (count) => records.list.perPage.replace('{{count}}', String(count));

async function steps(page) {
  await choose(page, page.getByLabel(records.list.pageSize), perPage(20));
  await settled(page);
  const first = await cells(page, '手机号');
  await page.getByRole('button', { name: records.list.next, exact: true }).click();
  await settled(page);
  const second = await cells(page, '手机号');
  assert.equal(first.filter((one) => second.includes(one)).length, 0, 'the next page has others');
  await page.getByRole('button', { name: records.list.previous, exact: true }).click();
  await settled(page);
  assert.deepEqual(await cells(page, '手机号'), first);
  await choose(page, page.getByLabel(records.list.pageSize), perPage(200));
  await settled(page);
}

/** A view of the owner that the team sees and may not take away. */
async function sharedView(page, browser, server, logins) {
  await page.getByRole('columnheader', { name: '累计消费' }).click();
  await settled(page);
  await page.getByRole('button', { name: records.view.save }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(records.view.name).fill('消费排行');
  await dialog.getByLabel(records.view.share).check();
  await dialog.getByRole('button', { name: common.save, exact: true }).click();
  await page.getByText(records.view.saved).waitFor();

  const seller = await openPage(browser);
  await enter(seller, server.base, loginOf(logins, '销售'));
  await rows(seller);
  await choose(seller, seller.getByLabel(records.view.title, { exact: true }), '消费排行');
  await settled(seller);
  const spent = (await cells(seller, '累计消费')).map((one) => Number(one.replace(/[¥,]/g, '')));
  assert.deepEqual(
    spent,
    spent.toSorted((a, b) => a - b),
    'the view sorts',
  );
  const remove = records.view.delete.replace('{{name}}', '消费排行');
  assert.equal(await seller.getByRole('button', { name: remove }).count(), 0, "somebody else's view stays");
  expectClean(seller);

  await page.getByRole('button', { name: remove }).click();
  await page.getByRole('dialog').getByRole('button', { name: common.confirm }).click();
  await page.getByText(records.view.deleted).waitFor();
}
