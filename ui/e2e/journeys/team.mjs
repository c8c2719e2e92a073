// A manager sets targets in the grid by keyboard, reads the team's dashboard, opens the list behind a number,
// arranges and shares a dashboard; a salesperson sees own figures, on a phone as well.
import assert from 'node:assert/strict';
import { enter, fillDemo, loginOf } from '../demo.mjs';
import { expectAccessible, expectClean, expectNoSideways, openPage, PHONE, shot, words } from '../kit.mjs';
import { choose, go, rows } from '../reach.mjs';

const dashboard = words('dashboard');
const targets = words('targets');
const common = words('common');
const NAME = '门店周会';

export default async function team({ browser, server }) {
  const page = await openPage(browser);
  const logins = await fillDemo(page, server);
  await enter(page, server.base, loginOf(logins, '部门经理'));
  await setsTargets(page, server);
  await readsFigures(page, server);
  await arranges(page, server);
  await seesOwn(browser, server, loginOf(logins, '销售'));
  expectClean(page);
}

/** By keyboard: a value, copied to the right, with its sums; kept, and there again. */
async function setsTargets(page, server) {
  await go(page, server.base, '/targets');
  await page.getByText(targets.measure.follow_ups, { exact: true }).click();
  const cell = (month) =>
    page.getByLabel(targets.cell.replace('{{name}}', '李顾问').replace('{{month}}', month), { exact: true });
  await cell(1).waitFor();
  assert.equal(await page.locator('main tbody tr').count(), 4, 'the people of the shop and nobody else');
  await cell(1).fill('abc');
  assert.ok(await page.getByRole('button', { name: common.save, exact: true }).isDisabled());
  await cell(1).fill('80');
  await page.keyboard.press('Control+Enter');
  assert.equal(await cell(12).inputValue(), '80');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.type('100');
  assert.equal(await cell(2).inputValue(), '100');
  await page.getByText('980', { exact: true }).first().waitFor();
  await expectAccessible(page);
  await shot(page, 'targets');
  await page.getByRole('button', { name: common.save, exact: true }).click();
  await page.getByText(targets.saved.split('{{')[0]).first().waitFor();
  await page.reload();
  await page.getByText(targets.measure.follow_ups, { exact: true }).click();
  await cell(12).waitFor();
  assert.equal(await cell(2).inputValue(), '100');
}

/** Each tile has come, as a chart and as a table, and a number opens the list behind it. */
async function readsFigures(page, server) {
  await go(page, server.base, '/dashboard');
  await tile(page, 'funnel').locator('canvas').waitFor();
  await tile(page, 'ranking').locator('canvas').waitFor();
  await tile(page, 'progress').getByRole('progressbar').first().waitFor();
  await expectAccessible(page);
  await shot(page, 'dashboard-team');
  await tile(page, 'funnel')
    .getByRole('button', { name: new RegExp(dashboard.asTable) })
    .click();
  const line = tile(page, 'funnel').locator('tbody tr').first();
  const many = Number(await line.locator('td').first().textContent());
  await line.getByRole('link').click();
  await page.waitForURL(/\/records\/deal\?filter=/);
  assert.equal(await (await rows(page)).count(), many, 'the list has the deals of the number');
  await page.goBack();
  await tile(page, 'today').getByRole('link').nth(1).click();
  await page.waitForURL(/\/records\/task\?filter=/);
  await rows(page);
  await go(page, server.base, '/dashboard');
  // A bar leads there as well.
  const chart = tile(page, 'ranking').locator('canvas');
  await chart.waitFor();
  const box = await chart.boundingBox();
  await chart.click({ position: { x: box.width * 0.3, y: box.height * 0.145 } });
  await page.waitForURL(/\/records\/deal\?filter=/);
  await rows(page);
}

/** Another order, kept under a name and shared. */
async function arranges(page, server) {
  await go(page, server.base, '/dashboard');
  await page.getByRole('button', { name: dashboard.arrange }).click();
  await page.getByLabel(dashboard.name).fill(NAME);
  await page.getByLabel(dashboard.share).check();
  await page.getByRole('button', { name: said('forward', 'ranking') }).press('Enter');
  await page.getByRole('button', { name: said('takeAway', 'lost') }).click();
  const items = page.getByRole('listitem');
  const holder = items.filter({ hasText: dashboard.tile.activity }).locator('[aria-hidden]').first();
  await drag(page, holder, items.filter({ hasText: dashboard.tile.progress }));
  await expectAccessible(page);
  await shot(page, 'dashboard-arrange');
  await page.getByRole('button', { name: common.save, exact: true }).click();
  await page.getByRole('heading', { level: 1, name: NAME }).waitFor();
  const order = await page.locator('main h2').allTextContents();
  assert.deepEqual(order.slice(0, 2), [dashboard.tile.today, dashboard.tile.activity]);
  assert.ok(!order.includes(dashboard.tile.lost));
}

/** Who leads nobody sees own figures, and what was shared; tiles stand below each other on a phone. */
async function seesOwn(browser, server, login) {
  const page = await openPage(browser, { viewport: PHONE, dark: true });
  await enter(page, server.base, login, { stay: true });
  assert.ok(page.url().endsWith('/dashboard'), 'who sells begins with today');
  await tile(page, 'progress').getByRole('progressbar').first().waitFor();
  await tile(page, 'activity').waitFor();
  assert.equal(await page.getByText(dashboard.team, { exact: true }).count(), 0);
  await expectNoSideways(page);
  await expectAccessible(page);
  await shot(page, 'dashboard-phone');
  await choose(page, page.getByLabel(dashboard.choose), dashboard.sharedBy.replace('{{name}}', NAME));
  await page.getByRole('heading', { level: 1, name: NAME }).waitFor();
  // Whose it is not keeps a copy of it, which is shared with nobody.
  await page.getByRole('button', { name: dashboard.arrange }).click();
  await page.getByLabel(dashboard.name).waitFor();
  assert.equal(await page.getByLabel(dashboard.share).count(), 0);
  await expectNoSideways(page);
  await shot(page, 'dashboard-arrange-phone');
  await page.getByRole('button', { name: common.save, exact: true }).click();
  await page.getByRole('button', { name: dashboard.arrange }).waitFor();
  await tile(page, 'activity').waitFor();
  expectClean(page);
}

/** By mouse, as a hand does it: a little at first. */
async function drag(page, from, to) {
  const [start, end] = [await from.boundingBox(), await to.boundingBox()];
  await page.mouse.move(start.x + start.width / 2, start.y + start.height / 2);
  await page.mouse.down();
  await page.mouse.move(start.x + start.width / 2, start.y - 12, { steps: 4 });
  await page.mouse.move(end.x + 24, end.y + end.height / 2, { steps: 8 });
  await page.mouse.up();
}

const tile = (page, name) => page.getByRole('region', { name: dashboard.tile[name], exact: true }).first();
const said = (act, name) => dashboard[act].replace('{{name}}', dashboard.tile[name]);
