// From a product to a paid contract: price list, quote with lines, paper, contract, instalments, invoice.
import assert from 'node:assert/strict';
import { createPerson, foundCompany } from '../company.mjs';
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
import { choose, go, rows } from '../reach.mjs';

const CUSTOMER = '单小燕';
const PRODUCT = '爱马仕 Kelly 25 黑金';
const trade = words('trade');
const records = words('records');
const common = words('common');
const { lines } = words('fields');

export default async function journey({ browser, server }) {
  const page = await openPage(browser);
  await foundCompany(page, server);
  await createPerson(page, { name: CUSTOMER, phone: '13800139974' });

  await product(page, server);
  const quote = await makeQuote(page, server);
  await onPaper(page);
  const contract = await makeContract(page, quote);
  await instalments(page);
  await overdue(page, server);
  await invoice(page, server, contract);
  await onPhone(page, server, { quote, contract });
  expectClean(page);
}

const dialogOf = (page) => page.getByRole('dialog').last();
const create = (page, what) =>
  page.getByRole('button', { name: records.list.new.replace('{{what}}', what) }).click();
const save = (page) => dialogOf(page).getByRole('button', { name: common.save, exact: true }).click();
const lineOf = (what, place) => lines.of.replace('{{what}}', what).replace('{{place}}', String(place));

async function product(page, server) {
  await go(page, server.base, '/records/product');
  await create(page, '产品');
  await page.locator('#product_name').fill(PRODUCT);
  await page.locator('#product_code').fill('HM-K25-BK');
  await page.locator('#product_unit').fill('只');
  await page.locator('#product_price').fill('88000');
  await save(page);
  await page.waitForURL(/\/records\/product\/[0-9a-f-]+$/);
  await page.getByText('¥88,000.00').waitFor();
}

/** A quote of a product at a discount and of something that stands in no list. */
async function makeQuote(page, server) {
  await go(page, server.base, '/records/quote');
  await shot(page, 'quotes-empty');
  await create(page, '报价单');
  const dialog = dialogOf(page);
  await choose(page, dialog.locator('#quote-above'), CUSTOMER);
  await dialog.locator('#quote_title').fill('Kelly 25 报价');
  await dialog.getByRole('button', { name: lines.add }).click();
  const name = dialog.getByLabel(lineOf(lines.name, 1), { exact: true });
  await name.click();
  await name.pressSequentially('Kelly');
  await page
    .locator('.ant-select-dropdown:visible .ant-select-item-option')
    .filter({ hasText: PRODUCT })
    .first()
    .click();
  await dialog.getByLabel(lineOf(lines.discount, 1), { exact: true }).fill('5');
  await dialog.getByRole('button', { name: lines.add }).click();
  await dialog.getByLabel(lineOf(lines.name, 2), { exact: true }).fill('第三方鉴定');
  await page.keyboard.press('Tab');
  await dialog.getByLabel(lineOf(lines.quantity, 2), { exact: true }).fill('3');
  await dialog.getByLabel(lineOf(lines.price, 2), { exact: true }).fill('0.335');
  await page.keyboard.press('Tab');
  // 88,000 less five percent, and 1.005 rounded up.
  await dialog.getByText('¥83,601.01').waitFor();
  await expectAccessible(page);
  await shot(page, 'quote-form');
  await save(page);
  await page.waitForURL(/\/records\/quote\/[0-9a-f-]+$/);
  await page
    .getByText(/^QT-\d{4}-00001$/)
    .first()
    .waitFor();
  // The server came to the same.
  await page.getByText('¥83,601.01').first().waitFor();
  await expectAccessible(page);
  await shot(page, 'quote');
  return new URL(page.url()).pathname;
}

async function onPaper(page) {
  await page.getByRole('button', { name: trade.act.print, exact: true }).click();
  await page.waitForURL(/\/print$/);
  await page.getByRole('heading', { level: 1, name: '报价单' }).waitFor();
  await page.getByText('捌万叁仟陆佰零壹元零壹分').waitFor();
  await expectAccessible(page);
  await shot(page, 'quote-paper');
  await page.emulateMedia({ media: 'print' });
  assert.equal(await page.getByRole('navigation').first().isVisible(), false);
  assert.equal(await page.getByRole('button', { name: trade.print.now, exact: true }).isVisible(), false);
  await shot(page, 'quote-printed');
  await page.emulateMedia({ media: 'screen' });
  await page.getByRole('link', { name: new RegExp(trade.print.back) }).click();
}

async function makeContract(page, quote) {
  await page.waitForURL(new RegExp(`${quote}$`));
  await page.getByRole('button', { name: trade.act.toContract, exact: true }).click();
  const dialog = dialogOf(page);
  await dialog.getByText('¥83,601.01').waitFor();
  await dialog.locator('#contract_title').fill('Kelly 25 买卖合同');
  await save(page);
  await page.waitForURL(/\/records\/contract\/[0-9a-f-]+$/);
  await page
    .getByText(/^CT-\d{4}-00001$/)
    .first()
    .waitFor();
  await page.getByText(trade.plan.empty).waitFor();
  // The quote counts as accepted.
  const contract = new URL(page.url()).pathname;
  await page.getByRole('link', { name: 'Kelly 25 报价' }).first().click();
  await page.waitForURL(new RegExp(`${quote}$`));
  await page.getByText('已接受', { exact: true }).first().waitFor();
  await page.goBack();
  await page.waitForURL(new RegExp(`${contract}$`));
  return contract;
}

/** One instalment of the past, of which a part came, and one of the future. */
async function instalments(page) {
  for (const [title, due, amount] of [
    ['定金', '2024-01-31', '30000'],
    ['尾款', '2099-12-31', '53601.01'],
  ]) {
    await page.getByRole('button', { name: trade.plan.add, exact: true }).click();
    const dialog = dialogOf(page);
    await dialog.locator('#payment_title').fill(title);
    await dialog.locator('#payment_due_on').fill(due);
    await page.keyboard.press('Enter');
    await dialog.locator('#payment_amount').fill(amount);
    await save(page);
    await page.getByRole('link', { name: title, exact: true }).waitFor();
  }
  await page.getByRole('button', { name: `${trade.act.receive} 定金` }).click();
  const dialog = dialogOf(page);
  await dialog.locator('#payment_received').fill('10000.5');
  await save(page);
  await page.getByText('¥19,999.50').waitFor();
  await page.getByText('部分已收', { exact: true }).waitFor();
  await expectAccessible(page);
  await shot(page, 'contract');
}

/** What is overdue is one click away. */
async function overdue(page, server) {
  await go(page, server.base, '/records/payment');
  assert.equal(await (await rows(page)).count(), 2);
  await page.getByRole('button', { name: trade.preset.overdue, exact: true }).click();
  await page.locator('main tbody tr').filter({ hasText: '尾款' }).waitFor({ state: 'detached' });
  await page.locator('main tbody tr').filter({ hasText: '定金' }).waitFor();
  await expectAccessible(page);
  await shot(page, 'payments-overdue');
}

/** An invoice is made out to the customer unless somebody says otherwise. */
async function invoice(page, server, contract) {
  await go(page, server.base, contract);
  await page.getByRole('button', { name: trade.act.toInvoice, exact: true }).click();
  const title = dialogOf(page).locator('#invoice_title');
  await title.waitFor();
  await page.waitForFunction((name) => document.querySelector('#invoice_title')?.value === name, CUSTOMER);
  await save(page);
  await page.waitForURL(/\/records\/invoice\/[0-9a-f-]+$/);
  await page.getByText('待开票', { exact: true }).first().waitFor();
  await shot(page, 'invoice');
}

async function onPhone(page, server, { quote, contract }) {
  await page.setViewportSize(PHONE);
  for (const [path, picture] of [
    [quote, 'quote-phone'],
    [contract, 'contract-phone'],
    [`${quote}/print`, 'quote-paper-phone'],
  ]) {
    await go(page, server.base, path);
    await page.getByText('¥83,601.01').first().waitFor();
    await expectNoSideways(page);
    await shot(page, picture);
  }
  await go(page, server.base, contract);
  await page.getByRole('button', { name: records.record.edit, exact: true }).click();
  await dialogOf(page).getByText('¥83,601.01').waitFor();
  await shot(page, 'contract-form-phone');
  await expectAccessible(page);
  await page.setViewportSize(DESKTOP);
}
