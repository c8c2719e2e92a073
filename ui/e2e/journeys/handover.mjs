// An administrator hands a salesperson's work over without seeing a customer, and takes it back; the owner reads what
// the one who leaves looked at; a manager does it on a phone.
import assert from 'node:assert/strict';
import { enter, fillDemo, loginOf } from '../demo.mjs';
import { expectAccessible, expectClean, expectNoSideways, openPage, PHONE, shot, words } from '../kit.mjs';
import { choose, go } from '../reach.mjs';

const handover = words('handover');
const changes = words('changes');
const users = words('users');

export default async function handingOver({ browser, server }) {
  const page = await openPage(browser);
  const logins = await fillDemo(page, server);
  const [leaver, successor] = [0, 1].map((skip) => loginOf(logins, '销售', skip));
  await enter(page, server.base, loginOf(logins, '系统管理员'));
  await fromTheUsersPage(page, server, leaver.person);
  await allToOne(page, successor.person);
  await ownerReads(browser, server, loginOf(logins, '所有者'), leaver.person);
  await managerByThumb(browser, server, loginOf(logins, '部门经理'), leaver.person);
  expectClean(page);
}

/** The way there from the page of colleagues. */
async function fromTheUsersPage(page, server, person) {
  await go(page, server.base, '/users');
  await page.getByRole('button', { name: users.acts.replace('{{name}}', person) }).click();
  await page.getByRole('menuitem', { name: handover.menu }).click();
  await page.getByRole('heading', { level: 1, name: handover.title }).waitFor();
  await page.getByText(handover.rule).waitFor();
}

/** Everything to one colleague, with exports frozen, and back again. */
async function allToOne(page, successor) {
  await choose(page, page.locator('#handover-to'), successor);
  await page.getByText(handover.freezeExports).click();
  await page
    .getByRole('cell', { name: successor })
    .or(page.getByText(successor, { exact: true }))
    .first()
    .waitFor();
  await expectAccessible(page);
  await shot(page, 'handover-plan');
  await page.getByRole('button', { name: handover.start, exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: handover.start, exact: true }).click();
  await page.getByText(beginning(changes.done)).waitFor({ timeout: 60_000 });
  await shot(page, 'handover-done');
  await page.getByRole('button', { name: changes.undo }).click();
  await page.getByText(beginning(changes.undone)).waitFor({ timeout: 60_000 });
}

/** Who may read the ledger sees what was looked at. */
async function ownerReads(browser, server, login, person) {
  const page = await openPage(browser);
  await enter(page, server.base, login);
  await go(page, server.base, '/handover');
  await choose(page, page.getByLabel(handover.leaver, { exact: true }), person);
  await page.getByText(handover.reads.title).waitFor();
  await page.getByText(handover.exportsFrozen).waitFor();
  await page.getByText(handover.hows.value, { exact: true }).click();
  await choose(page, page.locator('#handover-field'), '客户等级');
  await page.getByText(/^VIP/).first().waitFor();
  await expectAccessible(page);
  await shot(page, 'handover-reads');
  expectClean(page);
  await page.context().close();
}

/** The same page with a thumb; a manager neither ends access nor freezes. */
async function managerByThumb(browser, server, login, person) {
  const page = await openPage(browser, { viewport: PHONE });
  await enter(page, server.base, login);
  await go(page, server.base, '/handover');
  await choose(page, page.getByLabel(handover.leaver, { exact: true }), person);
  await page.getByText(handover.rule).or(page.getByText(handover.nothing)).first().waitFor();
  assert.equal(await page.getByText(handover.freezeExports).count(), 0);
  await expectNoSideways(page);
  await expectAccessible(page);
  await shot(page, 'handover-phone');
  expectClean(page);
  await page.context().close();
}

function beginning(text) {
  const plain = text.replace(/[.*+?^$()|[\]\\]/g, '\\$&');
  return new RegExp(plain.replace(/\{\{.*?\}\}/g, '.+'));
}
