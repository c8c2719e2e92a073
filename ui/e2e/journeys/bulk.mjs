// Customers are changed many at a time: tried before, done as a job, taken back; all by the keyboard, and once
// more with a thumb.
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
import { choose, go, rows } from '../reach.mjs';

const records = words('records');
const changes = words('changes');
const common = words('common');

export default async function manyAtOnce({ browser, server }) {
  const page = await openPage(browser);
  const logins = await fillDemo(page, server);
  await enter(page, server.base, loginOf(logins, '部门经理'));
  await page.setViewportSize(DESKTOP);
  await byKeyboard(page, server);
  await allThatFit(page, server);
  await history(page, server);
  await byThumb(browser, server, loginOf(logins, '销售'));
  expectClean(page);
}

/** The first records of the list are ticked and tagged without a mouse, and taken back. */
async function byKeyboard(page, server) {
  await go(page, server.base, '/records/customer');
  await rows(page);
  const boxes = page.locator('main tbody input[type="checkbox"]');
  for (const at of [0, 1, 2]) {
    await boxes.nth(at).focus();
    await page.keyboard.press('Space');
  }
  const many = page.getByRole('button', { name: records.bulk.many, exact: true });
  await many.focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await dialog.getByText(said(changes.title, { count: 3 })).waitFor();
  const act = dialog.getByLabel(changes.act, { exact: true });
  await act.focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await dialog.getByTitle(changes.acts.tag, { exact: true }).waitFor();
  const value = dialog.locator('#many-value');
  await value.focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  const preview = dialog.getByRole('button', { name: changes.preview, exact: true });
  if ((await preview.count()) === 0) throw new Error('Escape closed the dialog');
  await preview.focus();
  await page.keyboard.press('Enter');
  await dialog.getByText(changes.willChange).waitFor();
  await expectAccessible(page);
  await shot(page, 'bulk-preview');
  const go1 = dialog.getByRole('button', { name: beginning(changes.go) });
  await go1.focus();
  await page.keyboard.press('Enter');
  await dialog.getByText(beginning(changes.done)).waitFor();
  await shot(page, 'bulk-done');
  const undo = dialog.getByRole('button', { name: changes.undo });
  await undo.focus();
  await page.keyboard.press('Enter');
  await dialog.getByText(beginning(changes.undone)).waitFor();
  await dialog.getByRole('button', { name: common.close, exact: true }).last().click();
}

/** All that the list finds, on whatever page. */
async function allThatFit(page, server) {
  await go(page, server.base, '/records/customer');
  await rows(page);
  await page.getByLabel(records.list.selectAll).check();
  await page.getByRole('button', { name: beginning(records.bulk.chooseAll) }).click();
  await page.getByRole('button', { name: records.bulk.many, exact: true }).click();
  const dialog = page.getByRole('dialog');
  await choose(page, dialog.getByLabel(changes.field, { exact: true }), '客户等级');
  await choose(page, dialog.locator('#many-value'), 'VIP');
  await dialog.getByRole('button', { name: changes.preview, exact: true }).click();
  await dialog.getByText(changes.willChange).waitFor();
  await shot(page, 'bulk-all');
  await dialog.getByRole('button', { name: beginning(changes.go) }).click();
  await dialog.getByText(beginning(changes.done)).waitFor({ timeout: 60_000 });
  await dialog.getByRole('button', { name: common.close, exact: true }).last().click();
}

/** The list of what was changed takes it back as well. */
async function history(page, server) {
  await go(page, server.base, '/changes');
  await page.getByText('客户等级', { exact: false }).first().waitFor();
  await expectAccessible(page);
  await shot(page, 'changes');
  await page.getByRole('button', { name: changes.undo }).first().click();
  await page.getByText(beginning(changes.undone)).first().waitFor({ timeout: 60_000 });
}

/** A rep does it on the phone; what is masked stays so in the preview. */
async function byThumb(browser, server, login) {
  const page = await openPage(browser, { viewport: PHONE });
  await enter(page, server.base, login);
  await go(page, server.base, '/records/customer');
  await page.locator('main li input[type="checkbox"]').first().check();
  await page.getByRole('button', { name: records.bulk.many, exact: true }).click();
  const dialog = page.getByRole('dialog');
  await choose(page, dialog.getByLabel(changes.field, { exact: true }), '手机号');
  await dialog.getByRole('button', { name: changes.preview, exact: true }).click();
  await dialog.getByText(changes.willChange).waitFor();
  const text = (await dialog.textContent()) ?? '';
  assert.ok(!/1[3-9]\d{9}/.test(text.replaceAll(' ', '')), 'a masked phone stays masked');
  await expectNoSideways(page);
  await expectAccessible(page);
  await shot(page, 'bulk-phone');
  await page.context().close();
}

function said(text, values) {
  return text.replace(/\{\{(\w+).*?\}\}/g, (_, name) => String(values[name]));
}

/** What people read, whatever stands for its marks. */
function beginning(text) {
  const plain = text.replace(/[.*+?^$()|[\]\\]/g, '\\$&');
  return new RegExp(plain.replace(/\{\{.*?\}\}/g, '.+'));
}
