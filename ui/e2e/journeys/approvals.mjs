// A quote above the limit: refused, asked for from the form, returned and agreed to with a thumb on a phone, void
// once it is changed; and a flow that is arranged in plain words.
import assert from 'node:assert/strict';
import { enter, fillDemo, loginOf } from '../demo.mjs';
import { expectAccessible, expectClean, expectNoSideways, openPage, PHONE, shot, words } from '../kit.mjs';
import { choose, go } from '../reach.mjs';

const approvals = words('approvals');
const common = words('common');
const records = words('records');
const { lines } = words('fields');
const TITLE = '老客户换包报价';
const fill = (text, values) => text.replace(/\{\{(\w+)[^}]*\}\}/g, (_, name) => values[name] ?? '');

export default async function journey({ browser, server }) {
  const page = await openPage(browser);
  const logins = await fillDemo(page, server);
  const byName = (name) => logins.find((one) => one.person === name);
  await enter(page, server.base, byName('李顾问'));
  const quote = await refused(page, server);

  const phone = await openPage(browser, { viewport: PHONE });
  await enter(phone, server.base, byName('王店长'));
  await returned(phone, server);
  await asksAgain(page, server, quote);
  await agreed(phone, server);
  await goesOn(page, server, quote);
  await voided(page, server, quote);
  expectClean(page);
  expectClean(phone);

  const owner = await openPage(browser);
  await enter(owner, server.base, loginOf(logins, '所有者'));
  await arranges(owner, server);
  expectClean(owner);
}

const dialogOf = (page) => page.getByRole('dialog').last();
const press = (page, name) => page.getByRole('button', { name, exact: true }).click();

/** A quote at twenty percent may not be sent; what was typed is kept and approval asked for. */
async function refused(page, server) {
  await go(page, server.base, '/records/quote');
  await page.getByRole('button', { name: records.list.new.replace('{{what}}', '报价单') }).click();
  const dialog = dialogOf(page);
  await dialog.locator('#quote-above').click();
  await page.locator('.ant-select-dropdown:visible .ant-select-item-option').first().click();
  await dialog.locator('#quote_title').fill(TITLE);
  await choose(page, dialog.locator('#quote_status'), '已发送');
  await dialog.getByRole('button', { name: lines.add }).click();
  const cell = (what) => dialog.getByLabel(fill(lines.of, { what, place: '1' }), { exact: true });
  await cell(lines.name).fill('爱马仕 Kelly 25');
  await page.keyboard.press('Tab');
  await cell(lines.quantity).fill('1');
  await cell(lines.price).fill('80000');
  await cell(lines.discount).fill('20');
  await page.keyboard.press('Tab');
  await press(dialog, common.save);
  const ask = dialog.getByRole('button', { name: approvals.saveAndAsk });
  await ask.waitFor();
  await shot(page, 'approval-needed');
  await ask.click();
  await page.waitForURL(/\/records\/quote\/[0-9a-f-]+$/);
  await page.getByText(approvals.locked).waitFor();
  await page.getByText(fill(approvals.turn, { names: '王店长' })).waitFor();
  await expectAccessible(page);
  await shot(page, 'approval-pending');
  return new URL(page.url()).pathname;
}

/** On the phone: the card of the request, returned with a remark. */
async function returned(page, server) {
  await go(page, server.base, '/approvals');
  const card = page.getByRole('listitem').filter({ hasText: TITLE });
  await card.waitFor();
  await expectNoSideways(page);
  await expectAccessible(page);
  await shot(page, 'approvals-phone');
  const button = card.getByRole('button', { name: `${approvals.do.approve} ${TITLE}` });
  assert.ok((await button.boundingBox()).height >= 40, 'large enough for a thumb');
  await card.getByRole('button', { name: `${approvals.do.return} ${TITLE}` }).click();
  const dialog = dialogOf(page);
  await press(dialog, approvals.do.return);
  await dialog.getByText(common.required).waitFor();
  await dialog.getByLabel(approvals.remarkNeeded).fill('请先确认成本');
  await shot(page, 'approval-return-phone');
  await press(dialog, approvals.do.return);
  await card.waitFor({ state: 'detached' });
}

async function asksAgain(page, server, quote) {
  await go(page, server.base, quote);
  await page.getByText('请先确认成本').waitFor();
  await shot(page, 'approval-returned');
  await press(page, approvals.do.submit);
  const dialog = dialogOf(page);
  await dialog.getByLabel(approvals.remark).fill('成本已确认，毛利 18%');
  await press(dialog, approvals.do.submit);
  await page.getByText(approvals.locked).waitFor();
}

async function agreed(page, server) {
  await go(page, server.base, '/approvals');
  const card = page.getByRole('listitem').filter({ hasText: TITLE });
  await card.getByRole('button', { name: `${approvals.do.approve} ${TITLE}` }).click();
  await press(dialogOf(page), approvals.do.approve);
  await card.waitFor({ state: 'detached' });
  await page.getByText(approvals.tab.done, { exact: true }).click();
  await card.first().waitFor();
  await shot(page, 'approvals-done-phone');
}

async function edit(page, change) {
  await press(page, records.record.edit);
  const dialog = dialogOf(page);
  await change(dialog);
  await press(dialog, common.save);
  await dialog.waitFor({ state: 'detached' });
}

/** Approved it is sent, and its paper is free. */
async function goesOn(page, server, quote) {
  await go(page, server.base, quote);
  await page.getByText('成本已确认，毛利 18%').waitFor();
  await expectAccessible(page);
  await shot(page, 'approval-approved');
  await edit(page, (dialog) => choose(page, dialog.locator('#quote_status'), '已发送'));
  await go(page, server.base, `${quote}/print`);
  await page.getByText('报价单').first().waitFor();
  assert.equal(await page.getByText(approvals.print.needed).count(), 0);
}

/** Back in a draft it is changed: what was agreed to is void, and the paper says so. */
async function voided(page, server, quote) {
  await go(page, server.base, quote);
  await edit(page, (dialog) => choose(page, dialog.locator('#quote_status'), '草稿'));
  await edit(page, async (dialog) => {
    await dialog.getByLabel(fill(lines.of, { what: lines.discount, place: '1' }), { exact: true }).fill('30');
    await page.keyboard.press('Tab');
  });
  await page.getByText(approvals.status.voided, { exact: true }).first().waitFor();
  await go(page, server.base, `${quote}/print`);
  await page.getByText(approvals.print.needed).waitFor();
  await shot(page, 'approval-paper');
  await go(page, server.base, '/approvals');
  await page.getByText(approvals.tab.mine, { exact: true }).click();
  await page.getByText(TITLE).first().waitFor();
  await expectAccessible(page);
  await shot(page, 'approvals-mine');
}

/** The owner reads the flows in words and arranges one. */
async function arranges(page, server) {
  await go(page, server.base, '/approval-settings');
  await page.getByText('负责人的主管').first().waitFor();
  await expectAccessible(page);
  await shot(page, 'approval-settings');
  await page.getByRole('button', { name: approvals.flow.add }).click();
  const dialog = dialogOf(page);
  await dialog.locator('#flow-name').fill('大额商机');
  await choose(page, dialog.locator('#flow-object'), '商机');
  const guard = dialog.getByRole('group', { name: approvals.flow.guard });
  await guard.getByRole('button', { name: records.filter.add }).click();
  await choose(page, guard.getByLabel(records.filter.field, { exact: true }), '状态');
  await choose(page, guard.getByLabel(words('fields').filter.value, { exact: true }).last(), '赢单');
  await dialog.getByText(/商机：总是，在状态为赢单之前/).waitFor();
  await expectAccessible(page);
  await shot(page, 'approval-flow');
  await press(dialog, common.save);
  await page.getByRole('heading', { name: '大额商机' }).waitFor();
  await page.getByRole('switch', { name: fill(approvals.flow.on, { name: '大额商机' }) }).click();
  await page
    .getByRole('switch', { name: fill(approvals.flow.on, { name: '大额商机' }), checked: true })
    .waitFor();
}
