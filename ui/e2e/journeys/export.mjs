// An export asks for the purpose, holds what the role may see masked likewise, names who made it, and
// stands in the ledger.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { enter, fillDemo, loginOf } from '../demo.mjs';
import { expectAccessible, expectClean, openPage, shot, words } from '../kit.mjs';
import { choose, go, rows } from '../reach.mjs';

const records = words('records');
const texts = records.export;

export default async function exportFiles({ browser, server }) {
  const page = await openPage(browser);
  const logins = await fillDemo(page, server);
  const manager = loginOf(logins, '部门经理');
  await enter(page, server.base, manager);
  await rows(page);
  await choose(page, page.getByLabel(records.list.pageSize), records.list.perPage.replace('{{count}}', '20'));
  await rows(page);

  const csv = await ask(page, texts.csv);
  assert.ok(csv.name.includes(manager.person), 'the file is named after who made it');
  const text = csv.bytes.toString('utf8');
  assert.match(text, /\d\*{16}[\dX]/, 'id cards are masked');
  assert.doesNotMatch(text, /[1-6]\d{5}(19|20)\d{9}[\dX]/, 'no id card in clear');
  const xlsx = await ask(page, texts.xlsx);
  assert.equal(xlsx.bytes.subarray(0, 2).toString(), 'PK');

  const auditor = await openPage(browser);
  await enter(auditor, server.base, loginOf(logins, '审计员'));
  await go(auditor, server.base, '/ledger');
  const ledger = words('ledger');
  await choose(auditor, auditor.getByLabel(ledger.act, { exact: true }), ledger.acts.export);
  await auditor.locator('[aria-busy="false"] table').waitFor();
  await auditor
    .getByRole('row')
    .filter({ hasText: manager.person })
    .filter({ hasText: '统计分析' })
    .first()
    .waitFor();
  expectClean(page);
  expectClean(auditor);
}

/** Exports the list in one format and gives the file. */
async function ask(page, format) {
  await page.getByRole('button', { name: new RegExp(`${records.list.export}$`) }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(format).check();
  await choose(page, dialog.getByLabel(words('gate').purpose.label), '统计分析');
  await expectAccessible(page);
  await shot(page, 'export');
  await dialog.getByRole('button', { name: texts.start }).click();
  await page.getByText(texts.ready).waitFor({ timeout: 60_000 });
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: texts.download }).click(),
  ]);
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
}
