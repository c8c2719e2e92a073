// A list is worked through without opening records: a cell changed in place by mouse and by keyboard, a
// refusal that stands at the cell, masked cells that stay shut; a view pinned above; tips that are closed once.
import assert from 'node:assert/strict';
import { enter, fillDemo, loginOf } from '../demo.mjs';
import { expectAccessible, expectClean, openPage, shot, words } from '../kit.mjs';
import { settled } from '../reach.mjs';
import { callAs } from '../signed.mjs';

const { view } = words('records');
const { tip } = words('gate');
const common = words('common');

export default async function cells({ browser, server }) {
  const page = await openPage(browser);
  const seller = loginOf(await fillDemo(page, server), '销售');
  await enter(page, server.base, seller);
  await settled(page);
  await tips(page);
  await byMouse(page);
  await byKeyboard(page);
  await refusal(page);
  await pinned(page);
  expectClean(page);
}

async function tips(page) {
  await page.getByText(tip.palette).waitFor();
  await shot(page, 'cells-tip');
  await page.getByRole('button', { name: tip.close }).click();
  await page.getByText(tip.cells).waitFor();
  await page.getByRole('button', { name: tip.close }).click();
  await page.getByText(tip.cells).waitFor({ state: 'detached' });
  await page.reload();
  await settled(page);
  assert.equal(await page.getByText(tip.palette).count(), 0);
}

const row = (page) => page.locator('main tbody tr').first();
const editor = (page) => page.locator('td [role="group"]');

/** The input is fetched when the first cell is opened. */
async function inTheInput(page) {
  await page.waitForFunction(() => document.activeElement?.matches('td [role="group"] input'));
}

/** The level of the first customer, by a double click; a masked phone does not open. */
async function byMouse(page) {
  const masked = row(page).locator('td', { hasText: '****' }).first();
  await masked.dblclick();
  assert.equal(await editor(page).count(), 0);
  const heads = await page.getByRole('columnheader').allTextContents();
  const at = heads.findIndex((one) => /等级/.test(one));
  const cell = row(page).locator('> *').nth(at);
  await cell.dblclick();
  await editor(page).waitFor();
  await editor(page).getByRole('combobox').click();
  await page.locator('.ant-select-item-option').filter({ hasText: 'VIP' }).first().click();
  await shot(page, 'cells-editing');
  await expectAccessible(page);
  await editor(page).getByRole('button', { name: common.save, exact: true }).click();
  await editor(page).waitFor({ state: 'detached' });
  await row(page).getByText('VIP').waitFor();
}

/** j, arrows, Enter, the amount, Enter. */
async function byKeyboard(page) {
  await page.locator('main').focus();
  await page.keyboard.press('j');
  await reach(page, '¥');
  await page.keyboard.press('Enter');
  await inTheInput(page);
  await page.keyboard.press('Control+a');
  await page.keyboard.type('4321');
  await page.keyboard.press('Enter');
  await editor(page).waitFor({ state: 'detached' });
  await row(page).getByText('¥4,321.00').waitFor();
  await page.locator('main').focus();
  await page.keyboard.press('j');
  await page.keyboard.press('x');
  assert.ok(await row(page).getByRole('checkbox').isChecked());
  await page.keyboard.press('x');
}

/** Goes right until the cell with the focus shows this. */
async function reach(page, shown) {
  for (let steps = 0; steps < 12; steps += 1) {
    const text = await page.evaluate(() => document.activeElement?.textContent ?? '');
    if (text.includes(shown)) return;
    await page.keyboard.press('ArrowRight');
  }
  throw new Error(`no cell shows ${shown}`);
}

/** Somebody else was faster: the cell says so, keeps what was typed, and saves it when asked again. */
async function refusal(page) {
  const name = (await row(page).locator('th a').textContent()) ?? '';
  await page.locator('main').focus();
  await page.keyboard.press('j');
  await reach(page, '¥');
  await page.keyboard.press('Enter');
  await inTheInput(page);
  const path = (await row(page).locator('th a').getAttribute('href')) ?? '';
  const { csrf } = await callAs(page, 'GET', '/me');
  const { version } = await callAs(page, 'GET', path);
  await callAs(page, 'PATCH', path, { csrf, body: { version, values: { level: 'gold' } } });
  await page.keyboard.press('Control+a');
  await page.keyboard.type('5678');
  await page.keyboard.press('Enter');
  await editor(page).getByRole('alert').waitFor();
  await shot(page, 'cells-refused');
  await editor(page).getByRole('button', { name: common.save, exact: true }).click();
  await editor(page).waitFor({ state: 'detached' });
  await page.locator('main tbody tr').filter({ hasText: name }).getByText('¥5,678.00').first().waitFor();
}

async function pinned(page) {
  await page.getByRole('button', { name: view.save, exact: true }).click();
  await page.getByLabel(view.name, { exact: true }).fill('我的重点');
  await page.getByLabel(view.pinned).check();
  await page.getByRole('dialog').getByRole('button', { name: common.save, exact: true }).click();
  await page.getByRole('button', { name: '我的重点', exact: true }).waitFor();
  await page.reload();
  await settled(page);
  await page.getByRole('button', { name: '我的重点', exact: true }).click();
  await page.getByRole('button', { name: view.unpin.replace('{{name}}', '我的重点') }).waitFor();
  await shot(page, 'cells-pinned');
}
