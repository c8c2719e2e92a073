// As which company, and at what rate: a letterhead with a seal on a contract that runs, and an exchange rate.
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
import { choose, go, settled } from '../reach.mjs';

const COMPANY = '尚品二奢（上海）有限公司';
const CUSTOMER = '单小燕';
const trade = words('trade');
const records = words('records');
const common = words('common');
const { image } = words('fields');

export default async function journey({ browser, server }) {
  const page = await openPage(browser);
  await foundCompany(page, server);
  await createPerson(page, { name: CUSTOMER, phone: '13800139974' });
  await letterhead(page, server);
  await rate(page, server);
  await contract(page, server, '草稿');
  await toPrint(page);
  // Nobody has agreed to a draft: the place of the seal is empty, and the page says why.
  await page.getByText(trade.print.notAgreed).first().waitFor();
  assert.equal(await page.getByRole('img', { name: trade.print.sealOf }).count(), 0);
  await contract(page, server, '履行中');
  await toPrint(page);
  await sealed(page);
  expectClean(page);
}

const dialogOf = (page) => page.getByRole('dialog').last();
const create = (page, what) =>
  page.getByRole('button', { name: records.list.new.replace('{{what}}', what) }).click();
const save = (page) => dialogOf(page).getByRole('button', { name: common.save, exact: true }).click();

/** A red ring, drawn by the browser. */
async function picture(page) {
  const data = await page.evaluate(() => {
    const canvas = document.createElement('canvas');
    canvas.width = 900;
    canvas.height = 900;
    const pen = canvas.getContext('2d');
    pen.strokeStyle = '#d0021b';
    pen.lineWidth = 24;
    pen.arc(450, 450, 420, 0, 7);
    pen.stroke();
    return canvas.toDataURL('image/png').split(',')[1];
  });
  return { name: '印章.png', mimeType: 'image/png', buffer: Buffer.from(data, 'base64') };
}

async function settings(page, server, what) {
  await go(page, server.base, '/sales-settings');
  await page.locator('.ant-segmented-item').filter({ hasText: what }).click();
  await settled(page);
  await create(page, what);
}

async function letterhead(page, server) {
  await settings(page, server, '公司抬头');
  const dialog = dialogOf(page);
  await dialog.locator('#letterhead_name').fill(COMPANY);
  await dialog.locator('#letterhead_phone').fill('021-60000000');
  // What is no picture is told at once, and what was typed stays.
  const file = dialog.locator('input[type="file"]');
  await file.setInputFiles({ name: 'x.png', mimeType: 'image/png', buffer: Buffer.from('no picture') });
  await dialog.getByText(image.failed).waitFor();
  await file.setInputFiles(await picture(page));
  await dialog.getByRole('img', { name: '印章' }).waitFor();
  assert.equal(await dialog.locator('#letterhead_name').inputValue(), COMPANY);
  await expectAccessible(page);
  await shot(page, 'letterhead-form');
  await save(page);
  await page.waitForURL(/\/records\/letterhead\/[0-9a-f-]+$/);
  await page.getByRole('img', { name: '印章' }).waitFor();
  await shot(page, 'letterhead');
}

async function rate(page, server) {
  await settings(page, server, '汇率');
  const dialog = dialogOf(page);
  await choose(page, dialog.locator('#exchange_rate_currency'), '港币 HKD');
  await dialog.locator('#exchange_rate_rate').fill('0.92');
  await dialog.locator('#exchange_rate_valid_from').fill('2026-01-01');
  await page.keyboard.press('Enter');
  await save(page);
  await page.waitForURL(/\/records\/exchange_rate\/[0-9a-f-]+$/);
  await page.getByText('0.92', { exact: true }).first().waitFor();
}

async function contract(page, server, status) {
  await go(page, server.base, '/records/contract');
  await create(page, '合同');
  const dialog = dialogOf(page);
  await choose(page, dialog.locator('#contract-above'), CUSTOMER);
  await dialog.locator('#contract_title').fill('Kelly 25 买卖合同');
  await dialog.locator('#contract_amount').fill('88000');
  await choose(page, dialog.locator('#contract_status'), status);
  await save(page);
  await page.waitForURL(/\/records\/contract\/[0-9a-f-]+$/);
}

async function toPrint(page) {
  await page.getByRole('button', { name: trade.act.print, exact: true }).click();
  await page.waitForURL(/\/print$/);
  await page.getByText(COMPANY).first().waitFor();
}

async function sealed(page) {
  const seal = page.getByRole('img', { name: trade.print.sealOf });
  await seal.waitFor();
  await page.getByText('021-60000000').waitFor();
  await expectAccessible(page);
  await shot(page, 'contract-sealed');
  await page.setViewportSize(PHONE);
  await expectNoSideways(page);
  await shot(page, 'contract-sealed-390');
  await page.setViewportSize(DESKTOP);
  const wanted = page.getByRole('checkbox', { name: trade.print.withSeal });
  await wanted.uncheck();
  await seal.waitFor({ state: 'detached' });
  await wanted.check();
  await page.emulateMedia({ media: 'print' });
  await seal.waitFor();
  assert.equal(await wanted.isVisible(), false);
  await shot(page, 'contract-sealed-printed');
}
