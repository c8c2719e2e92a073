// A salesperson's week: a task made in a slot, moved by mouse and by keyboard, the month, a phone's list; and
// the link by which a calendar program follows it, until it is revoked.
import assert from 'node:assert/strict';
import { enter, fillDemo, loginOf } from '../demo.mjs';
import { expectAccessible, expectClean, expectNoSideways, openPage, PHONE, shot, words } from '../kit.mjs';
import { go } from '../reach.mjs';

const calendar = words('calendar');
const common = words('common');
const profile = words('profile');
const TASK = '带客户看 Kelly 25';

export default async function calendarJourney({ browser, server }) {
  const page = await openPage(browser);
  const logins = await fillDemo(page, server);
  const rep = loginOf(logins, '销售');
  await enter(page, server.base, rep);
  await go(page, server.base, '/calendar');
  await page.getByRole('button', { name: /到店看货接待/ }).waitFor();
  await expectAccessible(page);
  await shot(page, 'calendar-week');
  await makes(page);
  await moves(page);
  await follows(page, server);
  await onPhone(browser, server, rep);
  expectClean(page);
}

const two = (value) => String(value).padStart(2, '0');
const now = new Date();
const today = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
const chip = (page) => page.getByRole('button', { name: new RegExp(TASK) });
const told = async (page) => ((await chip(page).getAttribute('aria-label')) ?? '').match(/\d\d:\d\d/)?.[0];

/** A slot that is chosen makes a task of its day and hour. */
async function makes(page) {
  await page.getByText(calendar.shape.day, { exact: true }).click();
  await page.getByRole('button', { name: calendar.newOn.replace('{{day}}', `${today} 13:00`) }).click();
  const dialog = page.getByRole('dialog');
  await dialog.locator('#task_title').fill(TASK);
  await dialog.getByRole('button', { name: common.save, exact: true }).click();
  await chip(page).waitFor();
  assert.equal(await told(page), '13:00');
}

/** By keyboard an hour later, by mouse to another hour; what was moved stays there. */
async function moves(page) {
  await chip(page).focus();
  await page.keyboard.press('Shift+ArrowDown');
  await page.getByText(calendar.moved).first().waitFor();
  await page.waitForFunction(
    (name) =>
      [...document.querySelectorAll('main button')].some((one) =>
        (one.getAttribute('aria-label') ?? '').includes(`14:00 ${name}`),
      ),
    TASK,
  );
  await chip(page).scrollIntoViewIfNeeded();
  const from = await chip(page).boundingBox();
  const slot = page.getByRole('button', { name: calendar.newOn.replace('{{day}}', `${today} 12:00`) });
  const to = await slot.boundingBox();
  await page.mouse.move(from.x + 40, from.y + from.height / 2);
  await page.mouse.down();
  await page.mouse.move(from.x + 42, from.y - 20, { steps: 5 });
  await page.mouse.move(to.x + 42, to.y + to.height / 2, { steps: 8 });
  await page.mouse.up();
  await page.waitForFunction(
    (name) =>
      [...document.querySelectorAll('main button')].some((one) =>
        (one.getAttribute('aria-label') ?? '').includes(`12:00 ${name}`),
      ),
    TASK,
  );
  await page.reload();
  await chip(page).waitFor();
  assert.equal(await told(page), '12:00');
  await page.getByText(calendar.shape.month, { exact: true }).click();
  await page
    .getByRole('button', { name: new RegExp(`${calendar.open.replace('{{day}}', today)}$`) })
    .waitFor();
  await expectAccessible(page);
  await shot(page, 'calendar-month');
}

/** The link works without a session and tells of no title; revoked, it is not found. */
async function follows(page, server) {
  await go(page, server.base, '/profile');
  await page.getByRole('button', { name: profile.feed.create }).click();
  const dialog = page.getByRole('dialog');
  const link = (await dialog.locator('code').textContent()) ?? '';
  await shot(page, 'calendar-link');
  await dialog.getByRole('button', { name: 'Close' }).or(dialog.locator('.ant-modal-close')).first().click();
  const answer = await fetch(link);
  const text = await answer.text();
  assert.equal(answer.headers.get('content-type'), 'text/calendar; charset=utf-8');
  assert.ok(text.includes('BEGIN:VEVENT') && text.includes('SUMMARY:待办任务'), 'tasks by their kind');
  assert.ok(!text.includes('Kelly') && !text.includes('看货'), 'no title leaves');
  await page.getByRole('button', { name: profile.feed.revoke }).click();
  await page.locator('.ant-modal-confirm-btns .ant-btn-primary').click();
  await page.getByText(profile.feed.revoked).waitFor();
  assert.equal((await fetch(link)).status, 404);
  await expectAccessible(page);
}

async function onPhone(browser, server, login) {
  const page = await openPage(browser, { viewport: PHONE });
  await enter(page, server.base, login);
  await go(page, server.base, '/calendar');
  await chip(page).waitFor();
  await expectNoSideways(page);
  await expectAccessible(page);
  const size = await chip(page).boundingBox();
  assert.ok(size.height >= 40, 'a thumb finds it');
  await shot(page, 'calendar-phone');
  await chip(page).click();
  await page.getByRole('dialog').getByText(TASK).first().waitFor();
  expectClean(page);
}
