// The whole way without a mouse: sign in, search, open, reveal with a purpose.
import assert from 'node:assert/strict';
import { fillDemo, loginOf } from '../demo.mjs';
import { keyboardOf } from '../keys.mjs';
import { expectClean, openPage, shot, words } from '../kit.mjs';

const records = words('records');
const gate = words('gate');
const entry = words('entry');

export default async function keyboard({ browser, server }) {
  const page = await openPage(browser);
  const seller = loginOf(await fillDemo(page, server), '销售');
  const keys = page.keyboard;
  await page.goto(`${server.base}/login`);
  await page.getByLabel(entry.loginName, { exact: true }).waitFor();
  const hand = await keyboardOf(page);
  await keys.type(seller.login);
  await hand.reach(page.getByLabel(entry.password, { exact: true }));
  await keys.type(seller.password);
  await keys.press('Enter');
  await page.waitForURL(/\/dashboard$/);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await hand.open('客户');
  await page.locator('section[aria-busy="false"] tbody tr').first().waitFor();

  // The first key after arriving leads past the navigation.
  await page.reload();
  await page.locator('section[aria-busy="false"] tbody tr').first().waitFor();
  const name = await page.locator('main tbody tr a').first().textContent();
  await keys.press('Control+k');
  await page.getByRole('combobox', { name: words('shell').palette.title }).waitFor();
  await keys.type(name);
  await keys.press('Shift+Enter');
  await page.getByText(records.list.searching.replace('{{q}}', name)).waitFor();
  await page.locator('section[aria-busy="false"] tbody tr').first().waitFor();
  await hand.press(page.locator('main').getByRole('link', { name, exact: true }));
  await page.waitForURL(/\/records\/customer\/[0-9a-f-]+$/);
  await page.getByRole('heading', { level: 1, name }).waitFor();

  const reveal = gate.reveal.title.replace('{{field}}', '手机号');
  await hand.press(page.getByRole('button', { name: reveal }));
  const dialog = page.getByRole('dialog');
  await hand.choose(dialog.getByLabel(gate.purpose.label), '联系客户');
  await hand.write(dialog.getByLabel(gate.purpose.reason), '客户来电');
  await shot(page, 'keyboard-purpose');
  await hand.press(dialog.getByRole('button', { name: gate.purpose.ok }));
  await page.getByRole('timer').waitFor();
  assert.match((await page.locator('[data-sensitive]').first().textContent()) ?? '', /^\+?[\d ]{11,}$/);
  hand.done();
  expectClean(page);
}
