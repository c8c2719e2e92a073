// One box finds a customer by name, part of a name, pinyin and its initials (surnames read as
// surnames), phone, last four digits, id card and company.
import assert from 'node:assert/strict';
import { createPerson, foundCompany } from '../company.mjs';
import { expectClean, expectNoSideways, openPage, PHONE, words } from '../kit.mjs';
import { go, search } from '../reach.mjs';

const records = words('records');
const PEOPLE = [
  { name: '单雄信', phone: '13800138051', idCard: '11010519491231002X' },
  { name: '仇英', phone: '13800138052' },
  { name: '解晓东', phone: '13800139953' },
];
const COMPANY = '杭州云栖贸易有限公司';

/** What is typed, and whom it must find. */
const ASKED = [
  ['单雄信', '单雄信'],
  ['雄信', '单雄信'],
  ['shanxiongxin', '单雄信'],
  ['sxx', '单雄信'],
  ['11010519491231002X', '单雄信'],
  ['11010519491231002x', '单雄信'],
  ['qiuying', '仇英'],
  ['qy', '仇英'],
  ['138 0013 8052', '仇英'],
  ['+8613800138052', '仇英'],
  ['xiexiaodong', '解晓东'],
  ['xxd', '解晓东'],
  ['晓东', '解晓东'],
  ['9953', '解晓东'],
  ['云栖', COMPANY],
];

export default async function finding({ browser, server }) {
  const page = await openPage(browser);
  await foundCompany(page, server);
  for (const person of PEOPLE) await create(page, server, person);
  await createCompany(page, server);
  await go(page, server.base, '/records/customer');
  for (const [typed, name] of ASKED) {
    await search(page, typed);
    const found = await page.locator('main tbody tr a').allTextContents();
    assert.deepEqual(found, [name], `"${typed}" finds ${name} and nobody else`);
    assert.ok(!page.url().includes(encodeURIComponent(typed)), 'the address stays silent');
  }
  await search(page, 'wangwu');
  await page.getByText(records.list.nothing).waitFor();
  await page.setViewportSize(PHONE);
  await search(page, 'sxx');
  await page.locator('main li').filter({ hasText: '单雄信' }).waitFor();
  await expectNoSideways(page);
  expectClean(page);
}

async function create(page, server, { idCard, ...person }) {
  await go(page, server.base, '/records/customer');
  await createPerson(page, person);
  if (!idCard) return;
  await page.getByRole('button', { name: records.record.edit, exact: true }).click();
  await page.locator('#customer_id_card').fill(idCard);
  await page.getByRole('button', { name: words('common').save, exact: true }).click();
  await page.getByText(records.form.saved).waitFor();
}

async function createCompany(page, server) {
  await go(page, server.base, '/records/customer');
  await page.getByRole('button', { name: records.list.new.replace('{{what}}', '客户') }).click();
  await page.locator('#customer_kind').click();
  await page.locator('.ant-select-item-option').filter({ hasText: '企业' }).first().click();
  await page.locator('#customer_company_name').fill(COMPANY);
  await page.getByRole('button', { name: words('common').save, exact: true }).click();
  await page.waitForURL(/\/records\/customer\/[0-9a-f-]+$/);
}
