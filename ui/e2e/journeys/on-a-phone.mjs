// The day of a salesperson on a phone of 390 px: find, filter, look, reveal, note, create.
import assert from 'node:assert/strict';
import { createPerson } from '../company.mjs';
import { enter, fillDemo, loginOf } from '../demo.mjs';
import { expectAccessible, expectClean, expectNoSideways, openPage, PHONE, shot, words } from '../kit.mjs';
import { choose, clearFilter, filterBy, givePurpose, search, settled, total } from '../reach.mjs';
import { expectTouchable } from '../thumb.mjs';

const records = words('records');
const common = words('common');
const gate = words('gate');
const NOTE = '客户周六到店看表';

export default async function onAPhone({ browser, server }) {
  const page = await openPage(browser, { viewport: PHONE });
  const logins = await fillDemo(page, server);
  await expectNoSideways(page);
  await enter(page, server.base, loginOf(logins, '销售'));
  const cards = page.locator('main li');
  await cards.first().waitFor();
  const own = await total(page);
  await expectTouchable(page);

  await filterBy(page, '客户等级', records.filter.op.equal, (input) => choose(page, input, '金卡'));
  assert.ok((await total(page)) < own);
  await clearFilter(page);
  await navigate(page);
  await openAndReveal(page, cards);
  await note(page);
  await create(page, server);
  const assign = page.getByRole('button', { name: records.record.assign, exact: true });
  assert.equal(await assign.count(), 0, 'who may not hand over is not offered it');
  expectClean(page);
}

/** The drawer leads to the recycle bin and back. */
async function navigate(page) {
  const shell = words('shell');
  for (const [label, path] of [
    [shell.nav.recycleBin, /\/recycle-bin$/],
    ['客户', /\/records\/customer$/],
  ]) {
    await page.getByRole('button', { name: shell.openMenu }).click();
    await page.getByRole('dialog').getByRole('link', { name: label, exact: true }).click();
    await page.waitForURL(path);
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await expectNoSideways(page);
  }
}

async function openAndReveal(page, cards) {
  const name = ((await cards.first().getByRole('link').textContent()) ?? '').trim();
  await search(page, name);
  await cards.first().getByRole('button').first().click();
  await page.getByRole('dialog').getByText('手机号', { exact: true }).waitFor();
  await expectAccessible(page);
  await page.getByRole('dialog').getByRole('link', { name: records.record.fullPage }).click();
  await page.waitForURL(/\/records\/customer\/[0-9a-f-]+$/);
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await page
    .getByRole('button', { name: gate.reveal.title.replace('{{field}}', '手机号') })
    .first()
    .click();
  const dialog = await givePurpose(page, { purpose: '联系客户' });
  await dialog.getByRole('button', { name: gate.purpose.ok }).click();
  await page.getByRole('timer').waitFor();
  await expectNoSideways(page);
  await expectTouchable(page);
  await shot(page, 'phone-record');
  await page.getByRole('tab', { name: records.record.access }).click();
  await page.getByRole('tabpanel').getByText(records.act.reveal, { exact: true }).first().waitFor();
  await expectNoSideways(page);
  await expectAccessible(page);
  await shot(page, 'phone-access');
}

async function note(page) {
  await page.getByPlaceholder(records.follow.placeholder).fill(NOTE);
  await page.getByRole('button', { name: records.follow.add }).click();
  await page.getByRole('listitem').filter({ hasText: NOTE }).waitFor();
  await expectNoSideways(page);
}

async function create(page, server) {
  await page.goto(`${server.base}/records/customer`);
  await settled(page);
  await createPerson(page, { name: '郭小店', phone: '13800138061' });
  await page.getByRole('button', { name: records.record.edit, exact: true }).click();
  const input = page.locator('#customer_phone');
  assert.equal(await page.locator('#customer_email').getAttribute('inputmode'), 'email');
  assert.equal(await page.locator('#customer_spent').getAttribute('inputmode'), 'decimal');
  assert.ok((await input.count()) === 0, 'a masked value is not shown for editing');
  await expectNoSideways(page);
  await expectAccessible(page);
  await shot(page, 'phone-form');
  await page.getByRole('button', { name: common.cancel, exact: true }).click();
}
