// One field for everything: a salesperson finds a customer, makes one, goes from page to page and stars what
// matters, without a mouse; a phone has the same; nothing of what is typed stays behind.
import assert from 'node:assert/strict';
import { enter, fillDemo, loginOf } from '../demo.mjs';
import { expectAccessible, expectClean, expectNoSideways, openPage, PHONE, shot, words } from '../kit.mjs';

const { palette, searchHint, keys: texts } = words('shell');
const records = words('records');

export default async function thePalette({ browser, server }) {
  const page = await openPage(browser);
  const logins = await fillDemo(page, server);
  const seller = loginOf(logins, '销售');
  await enter(page, server.base, seller);
  const name = await byKeysAlone(page);
  await favourites(page, name);
  await shortcuts(page);
  await nothingStays(page, name);
  await onAPhone(browser, server, seller, name);
  await inEnglish(browser, server, seller);
  expectClean(page);
}

const field = (page) => page.getByRole('combobox', { name: palette.title });
const options = (page) => page.getByRole('listbox', { name: palette.results }).getByRole('option');

async function open(page) {
  await page.keyboard.press('Control+k');
  await field(page).waitFor();
}

/** A customer by name, an act by its initials, a page by its English name. */
async function byKeysAlone(page) {
  await page.locator('section[aria-busy="false"] tbody tr').first().waitFor();
  const name = await page.locator('main tbody tr a').first().textContent();
  await open(page);
  await expectAccessible(page);
  await shot(page, 'palette-empty');
  await page.keyboard.type(name);
  const customers = page.getByRole('group', { name: '客户', exact: true });
  await customers.getByRole('option').filter({ hasText: name }).first().waitFor();
  await shot(page, 'palette-found');
  await expectAccessible(page);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name }).waitFor();
  // Enter before the answer takes the first line of the answer, not of what stood there before.
  await open(page);
  await page.keyboard.type(name);
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/records\/customer\/[0-9a-f-]+$/);
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await open(page);
  await page.keyboard.type('xjsj');
  await page.keyboard.press('Enter');
  await page.getByText(records.form.createTitle.replace('{{what}}', '商机')).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await open(page);
  await page.keyboard.type('tasks');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/records\/task$/);
  await open(page);
  await page.keyboard.type('绝无此人');
  await page.getByText(palette.nothing).waitFor();
  await page.keyboard.press('Escape');
  return name;
}

/** What was opened stands on top the next time, and so does what has a star. */
async function favourites(page, name) {
  await open(page);
  await options(page).filter({ hasText: name }).first().waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name }).waitFor();
  const star = page.getByRole('button', { name: records.star.give, exact: true });
  await page.waitForFunction(
    (label) => !document.querySelector(`button[aria-label="${label}"]`)?.disabled,
    records.star.give,
  );
  await page.keyboard.press('s');
  await page.waitForFunction(
    (label) => document.querySelector(`button[aria-label="${label}"]`)?.ariaPressed === 'true',
    records.star.give,
  );
  assert.equal(await star.getAttribute('aria-pressed'), 'true');
  await open(page);
  const starred = page.getByRole('group', { name: palette.favourites }).getByRole('option');
  await starred.filter({ hasText: name }).waitFor();
  await shot(page, 'palette-favourites');
  await page.keyboard.press('Escape');
}

/** Letters lead from page to page, but never out of a text that is being typed. */
async function shortcuts(page) {
  await page.keyboard.press('g');
  await page.keyboard.press('c');
  await page.waitForURL(/\/records\/customer$/);
  await page.locator('section[aria-busy="false"] tbody tr').first().waitFor();
  await page.keyboard.press('?');
  await page.getByRole('heading', { name: texts.title }).waitFor();
  await expectAccessible(page);
  await shot(page, 'palette-keys');
  await page.keyboard.press('Escape');
  await page.keyboard.press('n');
  await page.locator('#customer_name').waitFor();
  await page.locator('#customer_name').fill('g');
  await page.keyboard.type('d?n');
  assert.equal(await page.locator('#customer_name').inputValue(), 'gd?n');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: records.form.discard, exact: true }).click();
  await page.locator('#customer_name').waitFor({ state: 'detached' });
}

/** Neither the address nor the browser's storage knows what was looked for. */
async function nothingStays(page, name) {
  const kept = await page.evaluate(() =>
    JSON.stringify([{ ...localStorage }, { ...sessionStorage }, location.href]),
  );
  assert.ok(!kept.includes(name) && !kept.includes(encodeURIComponent(name)), kept);
}

/** The language is an act like any other, and the page follows at once. */
async function inEnglish(browser, server, seller) {
  const page = await openPage(browser, { dark: true });
  await enter(page, server.base, seller);
  await page.getByRole('button', { name: searchHint, exact: true }).waitFor();
  await open(page);
  await page.keyboard.type('English');
  await page.keyboard.press('Enter');
  const english = words('shell', 'en');
  await page.getByRole('button', { name: english.searchHint, exact: true }).click();
  await page.keyboard.type('new');
  await page.getByRole('option', { name: 'New Customer' }).waitFor();
  await expectAccessible(page);
  await shot(page, 'palette-en-dark');
  expectClean(page);
  await page.context().close();
}

async function onAPhone(browser, server, seller, name) {
  const page = await openPage(browser, { viewport: PHONE });
  await enter(page, server.base, seller);
  await page.getByRole('button', { name: searchHint, exact: true }).click();
  await options(page).filter({ hasText: name }).first().waitFor();
  await expectNoSideways(page);
  await expectAccessible(page);
  await shot(page, 'palette-phone');
  await field(page).fill(name);
  const customers = page.getByRole('group', { name: '客户', exact: true });
  await customers.getByRole('option').filter({ hasText: name }).first().click();
  await page.getByRole('heading', { level: 1, name }).waitFor();
  expectClean(page);
  await page.context().close();
}
