// The whole way without a mouse: sign in, search, open, reveal with a purpose.
import assert from 'node:assert/strict';
import { fillDemo, loginOf } from '../demo.mjs';
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
  await keys.type(seller.login);
  await tabTo(page, 'INPUT', entry.password);
  await keys.type(seller.password);
  await keys.press('Enter');
  await page.waitForURL(/\/dashboard$/);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await tabTo(page, 'A', '客户');
  await keys.press('Enter');
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
  await tabTo(page, 'A', name);
  await keys.press('Enter');
  await page.waitForURL(/\/records\/customer\/[0-9a-f-]+$/);
  await page.getByRole('heading', { level: 1, name }).waitFor();

  const reveal = gate.reveal.title.replace('{{field}}', '手机号');
  await page.getByRole('button', { name: reveal }).waitFor();
  await tabTo(page, 'BUTTON', reveal);
  await keys.press('Enter');
  await page.getByRole('dialog').waitFor();
  await tabTo(page, 'INPUT', gate.purpose.label);
  await keys.press('ArrowDown');
  await page.locator('.ant-select-dropdown:visible').waitFor();
  await keys.press('Enter');
  await tabTo(page, 'TEXTAREA', gate.purpose.reason);
  await keys.type('客户来电');
  await tabTo(page, 'BUTTON', gate.purpose.ok);
  await shot(page, 'keyboard-purpose');
  await keys.press('Enter');
  await page.getByRole('timer').waitFor();
  assert.match((await page.locator('[data-sensitive]').first().textContent()) ?? '', /^\+?[\d ]{11,}$/);
  expectClean(page);
}

/** Presses Tab until what has the focus is called so; a trap or a part out of reach fails. */
async function tabTo(page, tag, called) {
  const seen = [];
  for (let steps = 0; steps < 60; steps += 1) {
    const here = await page.evaluate(() => {
      const now = document.activeElement;
      const named =
        now?.getAttribute('aria-label') ?? now?.labels?.[0]?.textContent ?? now?.textContent ?? '';
      return { tag: now?.tagName, named: named.trim() };
    });
    seen.push(`${here.tag} ${here.named}`);
    if (here.tag === tag && here.named === called) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never reaches ${tag} "${called}":\n${seen.join('\n')}`);
}
