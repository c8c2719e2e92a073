// One customer is written twice: the form says so, the two are merged field by field, what followed goes along,
// old links lead on, and all of it is undone again. Then a pair is said to be two, and taken back.
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
import { go, rows, total } from '../reach.mjs';

const records = words('records');
const common = words('common');
const merge = words('merge');
const shell = words('shell');
const FIRST = '单小燕';
const SECOND = '单晓燕';
const PHONE_NUMBER = '13800139974';
const NOTE = '想寄卖一块手表';

export default async function theMerge({ browser, server }) {
  const page = await openPage(browser);
  const questions = [];
  page.on('request', (request) => questions.push(decodeURIComponent(request.url())));
  await foundCompany(page, server);
  await createPerson(page, { name: FIRST, phone: PHONE_NUMBER });
  const first = page.url();
  const second = await writeAgain(page, server);
  await mergeFromPairs(page, server);
  await staysOne(page, { server, first, second });
  await undoes(page, { server, first, second });
  await areTwo(page, server);
  await byTwoRows(page, server);
  await byThumb(page, server, second);
  const told = questions.filter((one) => one.includes(PHONE_NUMBER) || one.includes(SECOND));
  assert.deepEqual(told, [], 'what is compared stands in no address');
  expectClean(page);
}

/** The form tells that she may be there already; she is written nevertheless. Her address. */
async function writeAgain(page, server) {
  await go(page, server.base, '/records/customer');
  await page.getByRole('button', { name: records.list.new.replace('{{what}}', '客户') }).click();
  const form = page.getByRole('dialog');
  await page.locator('#customer_name').fill(SECOND);
  await page.locator('#customer_phone').fill(PHONE_NUMBER);
  await form.getByText(merge.form.found).waitFor();
  await form.getByText(merge.sure).waitFor();
  await form.getByText(merge.same.replace('{{field}}', '手机号')).waitFor();
  await expectAccessible(page);
  await shot(page, 'merge-hint');
  await page.setViewportSize(PHONE);
  await shot(page, 'merge-hint-phone');
  await page.setViewportSize(DESKTOP);
  await page.locator('#customer_wechat').fill('shan_xiaoyan');
  await form.getByRole('button', { name: common.save, exact: true }).click();
  await page.waitForURL(/\/records\/customer\/[0-9a-f-]+$/);
  await page.getByRole('heading', { level: 1, name: SECOND }).waitFor();
  await page.getByPlaceholder(records.follow.placeholder).fill(NOTE);
  await page.getByRole('button', { name: records.follow.add }).click();
  await page.getByRole('listitem').filter({ hasText: NOTE }).waitFor();
  return page.url();
}

/** The pair stands on the page of duplicates; by keyboard it becomes one. */
async function mergeFromPairs(page, server) {
  await page.getByRole('link', { name: shell.nav.duplicates, exact: true }).click();
  await page.getByRole('heading', { level: 1, name: merge.title }).waitFor();
  await page.getByText(SECOND).first().waitFor();
  await expectAccessible(page);
  await shot(page, 'merge-pairs');
  await page.getByRole('button', { name: merge.mergeOf.replace('{{title}}', FIRST) }).focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await dialog.getByText(merge.dialog.followsHint.replace('{{title}}', SECOND)).waitFor();
  await dialog.getByText('跟进记录 1 条').waitFor();
  await expectAccessible(page);
  await shot(page, 'merge-dialog');
  // Whose name stays is chosen with the arrow keys.
  const names = dialog.getByRole('group', { name: /^姓名/ }).getByRole('radio');
  await names.first().focus();
  await page.keyboard.press('ArrowDown');
  assert.ok(await names.nth(1).isChecked(), 'the other name is chosen');
  await dialog.getByRole('button', { name: merge.dialog.submit, exact: true }).focus();
  await page.keyboard.press('Enter');
  await page.getByText(merge.done.replace('{{count}}', '1')).waitFor();
  await page.getByText(merge.nothing, { exact: true }).waitFor();
  await shot(page, 'merge-done');
  assert.equal(new URL(page.url()).pathname, '/duplicates', server.base);
}

/** One is left, with what was chosen and what followed; the old address leads to it. */
async function staysOne(page, { server, first, second }) {
  await go(page, server.base, '/records/customer');
  await rows(page);
  assert.equal(await total(page), 1);
  await page.goto(second);
  await page.getByText(merge.into).waitFor();
  await page.getByRole('heading', { level: 1, name: SECOND }).waitFor();
  assert.equal(page.url(), first, 'the old address leads to the record that stayed');
  await page.getByRole('listitem').filter({ hasText: NOTE }).waitFor();
  await page.getByText('shan_xiaoyan').first().waitFor();
  await page.getByText(beginning(merge.from)).waitFor();
  await expectAccessible(page);
  await shot(page, 'merge-survivor');
  await page.setViewportSize(PHONE);
  await expectNoSideways(page);
  await shot(page, 'merge-survivor-phone');
  await page.setViewportSize(DESKTOP);
}

/** Undone, both are as they were. */
async function undoes(page, { server, first, second }) {
  await page.getByRole('button', { name: merge.undo }).click();
  await page.getByText(merge.undoHint).waitFor();
  await page.getByRole('dialog').getByRole('button', { name: merge.undo }).click();
  await page.getByText(merge.undone).waitFor();
  await page.getByRole('heading', { level: 1, name: FIRST }).waitFor();
  await page.goto(second);
  await page.getByRole('heading', { level: 1, name: SECOND }).waitFor();
  assert.equal(page.url(), second);
  await page.getByRole('listitem').filter({ hasText: NOTE }).waitFor();
  await page.goto(first);
  await page.getByRole('heading', { level: 1, name: FIRST }).waitFor();
  assert.equal(await page.getByRole('listitem').filter({ hasText: NOTE }).count(), 0);
  await go(page, server.base, '/records/customer');
  await rows(page);
  assert.equal(await total(page), 2);
}

/** Said to be two, they are not told again until it is taken back. */
async function areTwo(page, server) {
  await go(page, server.base, '/duplicates');
  await page.getByRole('button', { name: new RegExp(merge.notSame) }).click();
  await page.getByText(merge.notSameDone).waitFor();
  await page.reload();
  await page.getByText(merge.nothing, { exact: true }).waitFor();
  await page.getByText(merge.dismissed, { exact: true }).click();
  await page.getByRole('button', { name: merge.takeBack }).waitFor();
  await expectAccessible(page);
  await shot(page, 'merge-dismissed');
  await page.getByRole('button', { name: merge.takeBack }).click();
  await page.getByText(merge.noDismissed).waitFor();
  await page.getByText(merge.pairs, { exact: true }).click();
  await page.getByRole('button', { name: merge.mergeOf.replace('{{title}}', FIRST) }).waitFor();
}

/** Two ticked rows of a list can be merged. */
async function byTwoRows(page, server) {
  await go(page, server.base, '/records/customer');
  const lines = await rows(page);
  for (const at of [0, 1]) await lines.nth(at).getByRole('checkbox').check();
  await page.getByRole('button', { name: merge.merge, exact: true }).click();
  await page.getByRole('dialog').getByText(merge.dialog.keep).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
}

/** On the phone it goes step by step, from the record itself. */
async function byThumb(page, server, second) {
  await page.setViewportSize(PHONE);
  await page.goto(second);
  await page.getByRole('button', { name: records.record.more }).click();
  await page.getByRole('menuitem', { name: merge.find.open, exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: merge.mergeOf.replace('{{title}}', FIRST) }).waitFor();
  await expectNoSideways(page);
  await expectAccessible(page);
  await shot(page, 'merge-find-phone');
  await dialog.getByRole('button', { name: merge.mergeOf.replace('{{title}}', FIRST) }).click();
  await dialog.getByText(merge.dialog.keep).waitFor();
  await shot(page, 'merge-phone-1');
  await dialog.getByRole('button', { name: merge.dialog.next }).click();
  await dialog.getByText(merge.dialog.fieldsHint).waitFor();
  await expectNoSideways(page);
  await expectAccessible(page);
  await shot(page, 'merge-phone-2');
  await dialog.getByRole('button', { name: merge.dialog.next }).click();
  await dialog.getByText('跟进记录 1 条').waitFor();
  await shot(page, 'merge-phone-3');
  await dialog.getByRole('button', { name: merge.dialog.submit, exact: true }).click();
  await page.getByRole('heading', { level: 1, name: FIRST }).waitFor();
  await page.getByText(merge.done.replace('{{count}}', '1')).waitFor();
  // The notice itself undoes.
  await page.locator('.ant-message').getByRole('button', { name: merge.undo }).click();
  await page.getByText(merge.undone).waitFor();
  await page.setViewportSize(DESKTOP);
  await go(page, server.base, '/records/customer');
  await rows(page);
  assert.equal(await total(page), 2);
}

/** What a text begins with, before its first value. */
const beginning = (text) => new RegExp(`^${text.split('{{')[0]}`);
