// A field that the company adds is in the form, the record, the list and the filter; archived, it is
// out of sight again.
import assert from 'node:assert/strict';
import { createPerson, foundCompany } from '../company.mjs';
import { expectAccessible, expectClean, openPage, shot, words } from '../kit.mjs';
import { cells, choose, clearFilter, filterBy, go, rows, total } from '../reach.mjs';

const objects = words('objects');
const design = words('design');
const records = words('records');
const common = words('common');
const LABEL = '皮具保养到期';

export default async function newField({ browser, server }) {
  const page = await openPage(browser);
  await foundCompany(page, server);
  await createPerson(page, { name: '夏之行', phone: '13800138041' });
  await go(page, server.base, '/records/customer');
  await createPerson(page, { name: '盖雨声', phone: '13800138042' });
  const address = page.url();

  await add(page, server);
  await page.goto(address);
  await page.getByRole('button', { name: records.record.edit, exact: true }).click();
  await choose(page, page.getByRole('dialog').getByLabel(LABEL), '一个月内');
  await page.getByRole('button', { name: common.save, exact: true }).click();
  await page.getByText(records.form.saved).waitFor();
  await page.getByText('一个月内', { exact: true }).first().waitFor();

  await go(page, server.base, '/records/customer');
  await rows(page);
  assert.deepEqual((await cells(page, LABEL)).toSorted(), ['—', '一个月内'], 'a column of the list');
  await filterBy(page, LABEL, records.filter.op.equal, (input) => choose(page, input, '一个月内'));
  assert.equal(await total(page), 1);
  await clearFilter(page);
  await archive(page, server);
  await go(page, server.base, '/records/customer');
  await rows(page);
  assert.ok(!(await page.getByRole('columnheader').allTextContents()).some((one) => one.includes(LABEL)));
  expectClean(page);
}

async function add(page, server) {
  await go(page, server.base, '/objects');
  await page.getByRole('button', { name: new RegExp(`${objects.add}$`) }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(design.labelZh).fill(LABEL);
  await choose(page, dialog.getByLabel(design.type, { exact: true }), design.types.choice);
  await dialog.getByLabel(design.options, { exact: true }).fill('一个月内\n半年内\n已过期');
  await choose(page, dialog.getByLabel(design.class, { exact: true }), common.class.low);
  await choose(page, dialog.getByLabel(design.purpose, { exact: true }), '客户服务');
  await choose(page, dialog.getByLabel(design.audience, { exact: true }), design.audiences.sales);
  await expectAccessible(page);
  await shot(page, 'new-field');
  await dialog.getByRole('button', { name: common.save, exact: true }).click();
  await page.getByText(objects.added).waitFor();

  await edit(page);
  await page.getByRole('dialog').getByLabel(objects.showInList).check();
  await page.getByRole('dialog').getByRole('button', { name: common.save, exact: true }).click();
  await page.getByText(objects.saved, { exact: true }).waitFor();
}

const edit = (page) => page.getByRole('button', { name: `${objects.edit} ${LABEL}` }).click();

async function archive(page, server) {
  await go(page, server.base, '/objects');
  await edit(page);
  await page.getByRole('dialog').getByRole('button', { name: objects.archive }).click();
  await page.getByRole('dialog').last().getByRole('button', { name: objects.archive }).click();
  await page.getByText(objects.archived).waitFor();
}
