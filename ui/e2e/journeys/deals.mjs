// A deal from its first stage to the end: on the board by menu, keyboard and mouse, as a list, on a phone.
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
import { choose, go } from '../reach.mjs';

const CUSTOMER = '单小燕';
const DEAL = '爱马仕 Kelly 25';
const board = words('board');
const records = words('records');
const common = words('common');
/**
 * How long a finger rests on a key, ms. What follows a drag by keyboard listens from the browser's next free
 * moment on, which is some 10 ms after the key: earlier than any hand, later than a machine that types.
 */
const HELD = { delay: 60 };

export default async function deals({ browser, server }) {
  const page = await openPage(browser);
  await foundCompany(page, server);
  await createPerson(page, { name: CUSTOMER, phone: '13800139974' });

  await go(page, server.base, '/records/deal');
  await column(page, '初步接触').getByText(board.emptyColumn).waitFor();
  await shot(page, 'deals-empty');
  await create(page);
  await go(page, server.base, '/records/deal');
  const card = (stage) => column(page, stage).getByRole('listitem').filter({ hasText: DEAL });
  await card('初步接触').getByText(CUSTOMER).waitFor();
  await expectAccessible(page);

  // What the next stage needs is asked for where the deal is.
  await moveByMenu(page, card('初步接触'), '方案报价');
  const dialog = page.getByRole('dialog');
  await dialog.getByText(board.needsMore).waitFor();
  await dialog
    .locator('.ant-form-item-has-error')
    .filter({ has: page.locator('#deal_expected_on') })
    .waitFor();
  await shot(page, 'deals-needs');
  await dialog.locator('#deal_expected_on').fill('2027-01-31');
  await page.keyboard.press('Enter');
  await dialog.getByRole('button', { name: common.save, exact: true }).click();
  await card('方案报价').waitFor();
  // 88,000 of which half is likely.
  await page.getByText('¥44,000.00').waitFor();

  await byKeyboard(page, card('方案报价'), '方案报价', '商务谈判');
  await card('商务谈判').waitFor();
  await byMouse(page, card('商务谈判'), column(page, '赢单'));
  await card('赢单').waitFor();
  await page.getByText(board.moved).first().waitFor();
  await shot(page, 'deals-board');

  await page.getByText(board.list, { exact: true }).click();
  await page.locator('main tbody tr').filter({ hasText: CUSTOMER }).waitFor();
  await expectAccessible(page);
  await shot(page, 'deals-list');
  await page.getByText(board.board, { exact: true }).click();

  await page.setViewportSize(PHONE);
  await column(page, '初步接触').waitFor();
  await expectNoSideways(page);
  await expectAccessible(page);
  await shot(page, 'deals-phone');
  await page.setViewportSize(DESKTOP);
  assert.equal(await card('赢单').count(), 1);
  expectClean(page);
}

const column = (page, name) => page.getByRole('region', { name, exact: true });

async function create(page) {
  await page.getByRole('button', { name: records.list.new.replace('{{what}}', '商机') }).click();
  const dialog = page.getByRole('dialog');
  await dialog.locator('#deal_title').fill(DEAL);
  await dialog.getByRole('button', { name: common.save, exact: true }).click();
  // Whose deal it is has to be said.
  await dialog.getByText(common.required, { exact: true }).waitFor();
  await choose(page, dialog.locator('#deal-above'), CUSTOMER);
  await dialog.locator('#deal_amount').fill('88000');
  await dialog.getByRole('button', { name: common.save, exact: true }).click();
  await page.waitForURL(/\/records\/deal\/[0-9a-f-]+$/);
  await page.getByRole('heading', { level: 1, name: DEAL }).waitFor();
  await page.getByRole('link', { name: CUSTOMER }).waitFor();
  await shot(page, 'deal');
}

async function moveByMenu(page, card, to) {
  await card.getByRole('button', { name: new RegExp(`^${board.acts}`) }).click();
  await page.getByRole('menuitem', { name: board.moveTo.replace('{{to}}', to) }).click();
}

/** Picks the card up, moves it one column on, and drops it. */
async function byKeyboard(page, card, from, to) {
  await card.locator('[aria-roledescription]').focus();
  await page.keyboard.press('Space', HELD);
  await column(page, from).and(page.locator('[data-over]')).waitFor();
  await page.keyboard.press('ArrowRight', HELD);
  await column(page, to).and(page.locator('[data-over]')).waitFor();
  await page.keyboard.press('Space', HELD);
}

async function byMouse(page, card, to) {
  const [from, target] = [await card.boundingBox(), await to.boundingBox()];
  await page.mouse.move(from.x + 40, from.y + 20);
  await page.mouse.down();
  await page.mouse.move(target.x + 40, target.y + 120, { steps: 12 });
  await page.mouse.up();
}
