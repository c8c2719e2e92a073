// A lead is entered, comes to a salesperson in turn, is followed up and becomes a customer with a contact and a deal;
// another one is lost for a reason, on a phone.
import { enter, fillDemo, loginOf } from '../demo.mjs';
import { expectAccessible, expectClean, expectNoSideways, openPage, PHONE, shot, words } from '../kit.mjs';
import { choose, go, rows } from '../reach.mjs';

const records = words('records');
const common = words('common');
const trade = words('trade');
const leads = words('leads');
const board = words('board');
const NAME = '丁一诺';
const COMPANY = '云岚商贸';
const DEAL = '年会礼品二十只';

export default async function theLeads({ browser, server }) {
  const page = await openPage(browser);
  const logins = await fillDemo(page, server);
  await enter(page, server.base, loginOf(logins, '所有者'));
  await rules(page, server);
  const owner = await comesIn(page, server);
  const seller = await openPage(browser);
  await enter(
    seller,
    server.base,
    logins.find((one) => one.person === owner),
  );
  await follow(seller, server);
  await convert(seller);
  await onAPhone(browser, server, loginOf(logins, '销售', 1));
  expectClean(page);
  expectClean(seller);
}

/** By which rules leads are handed out. */
async function rules(page, server) {
  await go(page, server.base, '/sales-settings');
  await page.getByText('线索分配规则', { exact: true }).first().click();
  await rows(page);
  await expectAccessible(page);
  await shot(page, 'leads-rules');
  await page.locator('main tbody tr').filter({ hasText: '线上线索轮流分配' }).locator('th a').click();
  await page.getByRole('tab', { name: '分配成员' }).click();
  await page.getByRole('button', { name: records.children.add.replace('{{what}}', '分配成员') }).waitFor();
  await shot(page, 'leads-rule');
}

/** The owner enters a lead from the web; it is handed out within seconds. To whom. */
async function comesIn(page, server) {
  await go(page, server.base, '/records/lead');
  await page.getByRole('region', { name: '新线索' }).getByRole('listitem').first().waitFor();
  await expectAccessible(page);
  await shot(page, 'leads-board');
  await page.getByRole('button', { name: records.list.new.replace('{{what}}', '线索') }).click();
  const dialog = page.getByRole('dialog');
  await dialog.locator('#lead_name').fill(NAME);
  await dialog.locator('#lead_company_name').fill(COMPANY);
  await dialog.locator('#lead_phone').fill('13912345678');
  await dialog.locator('#lead_need').fill('年会礼品，约二十只');
  await choose(page, dialog.locator('#lead_source'), '官网表单');
  await dialog.getByRole('button', { name: common.save, exact: true }).click();
  await page.getByRole('heading', { level: 1, name: NAME }).waitFor();
  await page.getByText('自动分配', { exact: true }).waitFor({ timeout: 30_000 });
  await shot(page, 'leads-assigned');
  const told = await page
    .getByText(new RegExp(`^${records.record.owner} `))
    .first()
    .textContent();
  return (told ?? '').replace(records.record.owner, '').trim();
}

/** Whose turn it was finds it, and writes down what was said. */
async function follow(page, server) {
  await go(page, server.base, '/records/lead');
  await page.getByText(board.list, { exact: true }).click();
  await page.getByRole('button', { name: trade.preset.newLeads, exact: true }).click();
  await rows(page);
  await expectAccessible(page);
  await shot(page, 'leads-list');
  await page.locator('main tbody tr').filter({ hasText: NAME }).locator('th a').click();
  await page.getByRole('heading', { level: 1, name: NAME }).waitFor();
  await page.getByLabel(records.follow.placeholder).fill('电话聊过，下周到店看货');
  await page.getByRole('button', { name: records.follow.add, exact: true }).click();
  await page.getByRole('listitem').filter({ hasText: '下周到店看货' }).waitFor();
  await page.getByText('跟进中', { exact: true }).first().waitFor();
  await expectAccessible(page);
  await shot(page, 'leads-record');
}

/** It becomes a customer; what was said is there as well. */
async function convert(page) {
  await page.getByRole('button', { name: leads.convert.act, exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText(leads.convert.carried).waitFor();
  await dialog.getByText(leads.convert.deal, { exact: true }).click();
  await dialog.getByLabel('商机名称').fill(DEAL);
  await expectAccessible(page);
  await shot(page, 'leads-convert');
  await dialog.getByRole('button', { name: leads.convert.ok, exact: true }).click();
  await page.waitForURL(/\/records\/customer\/[0-9a-f-]+$/);
  await page.getByRole('heading', { level: 1, name: COMPANY }).waitFor();
  await page.getByRole('listitem').filter({ hasText: '下周到店看货' }).waitFor();
  await page.getByRole('link', { name: DEAL }).first().waitFor();
  await page.getByRole('tab', { name: '联系人' }).click();
  await page.getByRole('tabpanel').getByText(NAME).waitFor();
  await shot(page, 'leads-customer');
  await page.goBack();
  await page.getByRole('heading', { level: 1, name: NAME }).waitFor();
  await page.getByText('已转客户', { exact: true }).first().waitFor();
  await page.getByRole('link', { name: COMPANY }).first().waitFor();
  await shot(page, 'leads-converted');
}

/** A lead that came to nothing, with a thumb. */
async function onAPhone(browser, server, login) {
  const page = await openPage(browser, { viewport: PHONE });
  await enter(page, server.base, login);
  await go(page, server.base, '/records/lead');
  const card = page.getByRole('region', { name: '新线索' }).getByRole('listitem').first();
  await card.waitFor();
  await expectNoSideways(page);
  await expectAccessible(page);
  await shot(page, 'leads-phone-board');
  await card.getByRole('link').first().click();
  await page.getByRole('button', { name: leads.lost.act, exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: leads.lost.ok, exact: true }).click();
  await dialog.getByText(leads.lost.needed).waitFor();
  await choose(page, dialog.getByLabel(leads.lost.reason), '联系不上');
  await shot(page, 'leads-phone-lost');
  await dialog.getByRole('button', { name: leads.lost.ok, exact: true }).click();
  await page.getByText('已流失', { exact: true }).first().waitFor();
  await expectNoSideways(page);
  await expectAccessible(page);
  await shot(page, 'leads-phone');
  expectClean(page);
}
