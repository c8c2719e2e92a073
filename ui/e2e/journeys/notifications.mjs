// A colleague is mentioned and hears of it while another page is open: the bell counts without a reload, leads to
// the customer, and is quiet when all is read; what somebody does not want to hear of stays away. On a phone too.
import assert from 'node:assert/strict';
import { enter, fillDemo, loginOf } from '../demo.mjs';
import { expectAccessible, expectClean, expectNoSideways, openPage, PHONE, shot, words } from '../kit.mjs';
import { go } from '../reach.mjs';

const told = words('notifications');
const { follow } = words('records');

export default async function notifications({ browser, server }) {
  const page = await openPage(browser);
  const logins = await fillDemo(page, server);
  const writer = loginOf(logins, '所有者');
  const reader = loginOf(logins, '部门经理');
  const other = await openPage(browser);
  await enter(other, server.base, reader);
  await enter(page, server.base, writer);
  // A customer whom both may read.
  const customer = other.locator('section[aria-busy="false"] tbody tr a').first();
  await go(page, server.base, await customer.getAttribute('href'));
  await quiet(other, server);
  await go(other, server.base, '/records/customer');
  await mention(page, reader.person, '请看一下');
  await hears(other);
  await chooses(other, server);
  await onPhone(browser, server, { page, reader });
  expectClean(page);
  expectClean(other);
}

/** What the demo has to tell is read already. */
async function quiet(page, server) {
  await go(page, server.base, '/notifications');
  await page.getByRole('button', { name: told.readAll, exact: true }).click();
  await page.getByRole('button', { name: told.title, exact: true }).waitFor();
}

/** Somebody writes a note that names a colleague. */
async function mention(page, person, text) {
  await page.getByLabel(follow.placeholder).click();
  await page.keyboard.type(`${text}，@${person}`);
  await page
    .locator('.ant-mentions-dropdown:visible .ant-mentions-dropdown-menu-item')
    .filter({ hasText: person })
    .first()
    .click();
  await page.getByRole('button', { name: follow.add, exact: true }).click();
  await page.getByText(follow.added).first().waitFor();
}

const bell = (page, count) =>
  page.getByRole('button', { name: told.bell.replace('{{count}}', String(count)), exact: true });

/** The count comes by itself; a line leads to the customer, and is read then. */
async function hears(page) {
  await bell(page, 1).waitFor();
  const status = page.getByRole('status').filter({ hasText: told.bell.replace('{{count}}', '1') });
  assert.equal(await status.count(), 1);
  await bell(page, 1).click();
  const panel = page.getByRole('region', { name: told.title });
  const line = panel.getByRole('link').filter({ hasText: '提到了你' });
  await line.waitFor();
  await shot(page, 'notifications-bell');
  await line.click();
  await page.waitForURL(/\/records\/customer\/[0-9a-f-]+$/);
  await page.getByRole('button', { name: told.title, exact: true }).waitFor();
}

/** The page of all of them, and what somebody wants to hear of. */
async function chooses(page, server) {
  await go(page, server.base, '/notifications');
  await page.getByRole('link').filter({ hasText: '提到了你' }).waitFor();
  await expectAccessible(page);
  await shot(page, 'notifications');
  await go(page, server.base, '/profile');
  await page.getByText(told.choices.noMail).waitFor();
  const choice = page.getByRole('switch', { name: `有人提及我 · ${told.choices.page}` });
  await choice.click();
  await page.waitForFunction(
    (name) => document.querySelector(`[aria-label="${name}"]`)?.getAttribute('aria-checked') === 'false',
    `有人提及我 · ${told.choices.page}`,
  );
  await expectAccessible(page);
  await shot(page, 'notifications-choices');
  await choice.click();
  await page.waitForFunction(
    (name) => document.querySelector(`[aria-label="${name}"]`)?.getAttribute('aria-checked') === 'true',
    `有人提及我 · ${told.choices.page}`,
  );
}

/** On a phone the bell leads to the page, and what comes meanwhile stands there without a reload. */
async function onPhone(browser, server, { page, reader }) {
  const phone = await openPage(browser, { viewport: PHONE });
  await enter(phone, server.base, reader);
  await phone.getByRole('button', { name: told.title, exact: true }).click();
  await phone.waitForURL(/\/notifications$/);
  await phone.getByRole('link').filter({ hasText: '提到了你' }).waitFor();
  await mention(page, reader.person, '再看一下');
  await bell(phone, 1).waitFor();
  await phone.getByText(told.isUnread, { exact: true }).first().waitFor({ state: 'attached' });
  await expectNoSideways(phone);
  await expectAccessible(phone);
  await shot(phone, 'notifications-phone');
  await phone.getByRole('button', { name: told.readAll }).click();
  await phone.getByRole('button', { name: told.title, exact: true }).waitFor();
  await go(phone, server.base, '/profile');
  await phone.getByText(told.choices.noMail).scrollIntoViewIfNeeded();
  await expectNoSideways(phone);
  await shot(phone, 'notifications-choices-phone');
  expectClean(phone);
}
