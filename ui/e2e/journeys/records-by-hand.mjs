// Create, edit, follow up, reveal, delete and restore a customer; nothing personal in the address.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { createPerson, foundCompany } from '../company.mjs';
import { expectAccessible, expectClean, expectNoSideways, openPage, PHONE, shot, words } from '../kit.mjs';
import { givePurpose } from '../reach.mjs';

const NAME = '仇晓丽';
const DIGITS = '13800139974';
const CONTACT = '单若兰';
const FILE = '甲方将 2026 年购入的腕表寄售于乙方';

export default async function recordsByHand({ browser, server }) {
  const page = await openPage(browser);
  const records = words('records');
  const common = words('common');
  const addresses = [];
  page.on('framenavigated', (frame) => addresses.push(frame.url()));
  page.on('request', (request) => addresses.push(decodeURIComponent(request.url())));

  await foundCompany(page, server);
  await createPerson(page, { name: NAME, phone: DIGITS });
  await expectAccessible(page);

  await page.getByPlaceholder(records.follow.placeholder).fill('电话确认送货时间');
  await page.getByRole('button', { name: records.follow.add }).click();
  await page.getByRole('listitem').filter({ hasText: '电话确认送货时间' }).waitFor();

  await page.getByRole('button', { name: records.record.edit, exact: true }).click();
  await page.locator('#customer_wechat').fill('qiu_xiaoli');
  await page.getByRole('button', { name: common.save, exact: true }).click();
  await page.getByText('qiu_xiaoli').or(page.getByText('qi***')).first().waitFor();

  await contactsAndFiles(page);
  await page.getByRole('tab', { name: records.record.history }).click();
  await page.getByRole('tabpanel').getByText(records.act.update).first().waitFor();
  await page.getByRole('tab', { name: records.record.access }).click();
  await page.getByRole('tabpanel').getByRole('table').waitFor();
  await shot(page, 'record');

  await search(page, 'qiuxiaoli');
  await search(page, DIGITS.slice(-4));
  await shot(page, 'search');
  await page.setViewportSize(PHONE);
  await page.locator('main li').first().waitFor();
  await expectNoSideways(page);
  await shot(page, 'list-phone');

  await page.locator('main li a').first().click();
  await page.getByRole('button', { name: records.record.more }).click();
  await page.getByRole('menuitem', { name: records.record.delete }).click();
  await page.getByRole('dialog').getByRole('button', { name: records.record.delete }).click();
  await page.waitForURL(/\/records\/customer$/);
  await page.goto(`${server.base}/recycle-bin`);
  await page
    .getByRole('button', { name: new RegExp(`^${common.restore}`) })
    .first()
    .click();
  await page.getByText(records.bin.restored).waitFor();

  const kept = bytesOf(server.data);
  for (const value of [NAME, DIGITS, CONTACT, FILE]) {
    assert.ok(!kept.some((bytes) => bytes.includes(value)), `${value} lies in clear in the data folder`);
  }
  const leaked = addresses.filter(
    (one) => one.includes(NAME) || one.includes(DIGITS) || one.includes('qiuxiaoli'),
  );
  assert.deepEqual(leaked, [], 'no personal value in any address');
  expectClean(page);
}

/** A contact of the customer, and a file that goes up and comes down again as it was. */
async function contactsAndFiles(page) {
  const records = words('records');
  await page.getByRole('tab', { name: '联系人' }).click();
  await page.getByRole('button', { name: records.children.add.replace('{{what}}', '联系人') }).click();
  await page.locator('#contact_name').fill(CONTACT);
  await page.getByRole('button', { name: words('common').save, exact: true }).click();
  await page.getByRole('tabpanel').getByText(CONTACT).first().waitFor();
  await expectAccessible(page);

  await page.getByRole('tab', { name: records.record.attachments }).click();
  await page
    .getByLabel(records.attach.upload, { exact: true })
    .setInputFiles({ name: '购买协议.txt', mimeType: 'text/plain', buffer: Buffer.from(FILE) });
  await page.getByText(records.attach.uploaded).waitFor();
  await page
    .getByRole('tabpanel')
    .getByRole('button', { name: records.attach.download.replace('{{name}}', '购买协议.txt') })
    .click();
  const dialog = await givePurpose(page, { purpose: '签订和履行合同' });
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    dialog.getByRole('button', { name: words('gate').purpose.ok }).click(),
  ]);
  assert.equal(readFileSync(await file.path(), 'utf8'), FILE);
}

/** Every byte of a folder, file by file. */
function bytesOf(folder) {
  return readdirSync(folder, { recursive: true })
    .map((name) => join(folder, String(name)))
    .filter((path) => statSync(path).isFile())
    .map((path) => readFileSync(path));
}

/** Types into the one search box and expects the customer in the list. */
async function search(page, typed) {
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: words('shell').palette.title }).waitFor();
  await page.keyboard.type(typed);
  await page.keyboard.press('Shift+Enter');
  await page.waitForURL(/\/records\/customer$/);
  await page.getByText(words('records').list.searching.replace('{{q}}', typed)).waitFor();
  await page.locator('section[aria-busy="false"] tbody tr').first().waitFor();
  assert.equal(await page.locator('main tbody tr').count(), 1, `"${typed}" finds one customer`);
}
